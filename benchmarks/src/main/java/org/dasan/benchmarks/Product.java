package org.dasan.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.dasan.DasanApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/// The whole product in this process, in demo mode, with a durable database of its own in a folder that goes
/// at the end.
final class Product implements AutoCloseable {
    private final Path data;
    private final ServletWebServerApplicationContext context;

    private Product(Path data, ServletWebServerApplicationContext context) {
        this.data = data;
        this.context = context;
    }

    /// @param more beans beside those of the product
    static Product start(Class<?>... more) throws IOException {
        var data = Files.createTempDirectory("dasan-bench");
        var sources = new ArrayList<Class<?>>(List.of(DasanApplication.class));
        sources.addAll(List.of(more));
        var context = new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .run("--server.port=0", "--dasan.demo=true", "--dasan.data=" + data, "--logging.level.root=error");
        return new Product(data, (ServletWebServerApplicationContext) context);
    }

    /// The folder of its data, and of its database's programs.
    Path data() {
        return data;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    URI address() {
        return URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(context.getWebServer()).getPort());
    }

    /// The pool behind the product's gate, which knows where the database listens.
    HikariDataSource pool() throws SQLException {
        return bean(DataSource.class).unwrap(HikariDataSource.class);
    }

    @Override
    public void close() throws IOException {
        context.close();
        FileSystemUtils.deleteRecursively(data);
    }
}
