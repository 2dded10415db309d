package org.dasan.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The least that anything durable costs on this machine at this moment: a transaction of a few bytes on the
/// product's database, over a connection of its own, twenty times a second beside what is measured.
final class BareCommits implements AutoCloseable {
    private static final int EVERY_MS = 50;

    private final Connection connection;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();

    BareCommits(Product product) throws SQLException {
        var pool = product.pool();
        connection = DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        var _ = timer.scheduleAtFixedRate(this::commit, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private void commit() {
        long begin = System.nanoTime();
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_logical_emit_message(true, 'dasan-bench', 'a few bytes')");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        millis.add((System.nanoTime() - begin) / 1e6);
    }

    /// How long each took so far.
    double[] millis() {
        return millis.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public void close() throws SQLException {
        timer.close();
        connection.close();
    }
}
