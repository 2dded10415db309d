package org.dasan.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Opens the database when a parameter asks for it, and drops it after the class.
final class DatabaseExtension implements ParameterResolver, AfterAllCallback {
    private final Supplier<TestServer> server;
    private @Nullable Held held;

    DatabaseExtension() {
        this(TestServer::standard);
    }

    DatabaseExtension(Supplier<TestServer> server) {
        this.server = server;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == DataSource.class
                || type == JdbcClient.class
                || type == TransactionTemplate.class
                || type == PlatformTransactionManager.class
                || type == TestDatabase.class
                || type == MutableClock.class
                || factory(type).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        var here = held();
        if (type == TestDatabase.class) {
            return here.database;
        } else if (type == DataSource.class) {
            return here.database.dataSource();
        } else if (type == JdbcClient.class) {
            return here.database.jdbc();
        } else if (type == TransactionTemplate.class) {
            return here.database.transactions();
        } else if (type == PlatformTransactionManager.class) {
            var manager = here.database.transactions().getTransactionManager();
            if (manager == null) {
                throw new ParameterResolutionException("the template has no transaction manager");
            }
            return manager;
        } else if (type == MutableClock.class) {
            return here.clock;
        }
        return create(factory(type).orElseThrow(), here);
    }

    private static Object create(Method factory, Held here) {
        try {
            var arguments = new Object[] {here.database.dataSource(), here.clock, here.folder.path()};
            return factory.invoke(null, Arrays.copyOf(arguments, factory.getParameterCount()));
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new ParameterResolutionException("cannot create a " + factory.getReturnType(), e);
        }
    }

    private static Optional<Method> factory(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("over") && Modifier.isStatic(method.getModifiers()))
                .filter(method -> type.isAssignableFrom(method.getReturnType()))
                .filter(method -> takes(method.getParameterTypes()))
                .findFirst();
    }

    private static boolean takes(Class<?>[] parameters) {
        return parameters.length >= 2
                && parameters.length <= 3
                && parameters[0] == DataSource.class
                && parameters[1].isAssignableFrom(MutableClock.class)
                && (parameters.length == 2 || parameters[2] == Path.class);
    }

    private synchronized Held held() {
        var known = held;
        if (known == null) {
            known = new Held(TestDatabase.on(server.get()), new MutableClock(), TestFolder.create("dasan-test-data"));
            held = known;
        }
        return known;
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) {
        var known = held;
        held = null;
        if (known != null) {
            known.database.close();
        }
    }

    private record Held(TestDatabase database, MutableClock clock, TestFolder folder) {}
}
