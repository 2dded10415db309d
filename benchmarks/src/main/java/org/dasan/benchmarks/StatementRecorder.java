package org.dasan.benchmarks;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Writes down the statements that go through its connections, with their parameters.
final class StatementRecorder extends DelegatingDataSource {
    private final List<Statement> statements = new ArrayList<>();

    /// @param sql        with `?` where a parameter goes
    /// @param parameters by their place, from 1 on; null for SQL's NULL
    record Statement(String sql, SortedMap<Integer, @Nullable Object> parameters) {}

    StatementRecorder(DataSource database) {
        super(database);
    }

    List<Statement> statements() {
        return List.copyOf(statements);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        return proxy(Connection.class, (_, method, arguments) -> {
            var result = call(connection, method, arguments);
            if (method.getName().equals("prepareStatement") && result instanceof PreparedStatement prepared) {
                var statement = new Statement(String.valueOf(arguments[0]), new TreeMap<>());
                return proxy(PreparedStatement.class, (_, step, values) -> note(statement, prepared, step, values));
            }
            return result;
        });
    }

    private @Nullable Object note(
            Statement statement, PreparedStatement prepared, Method method, Object @Nullable [] values)
            throws Throwable {
        var name = method.getName();
        if (name.startsWith("set") && values != null && values.length >= 2 && values[0] instanceof Integer place) {
            statement.parameters().put(place, name.equals("setNull") ? null : values[1]);
        } else if (name.startsWith("execute")) {
            statements.add(statement);
        }
        return call(prepared, method, values);
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
