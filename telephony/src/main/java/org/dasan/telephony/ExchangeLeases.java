package org.dasan.telephony;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.dasan.store.NodeId;
import org.dasan.store.Tempo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Each exchange is led by one node. Leading it is a lease that must be renewed; a node that dies leaves one
/// that runs out.
@Repository
class ExchangeLeases {
    static final Duration LEASE = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final NodeId node;
    private final Clock clock;

    ExchangeLeases(JdbcClient jdbc, NodeId node, Clock clock) {
        this.jdbc = jdbc;
        this.node = node;
        this.clock = clock;
    }

    /// Takes or renews the lease.
    ///
    /// @param ours the exchange lies in this node's own data folder, which no two nodes have at a time: whoever
    ///             led it before is dead
    /// @return whether this node leads now
    boolean take(String exchange, boolean ours) {
        var now = clock.instant();
        return jdbc.sql("""
                INSERT INTO exchange (id, node, lease_until) VALUES (:id, :node, :until)
                ON CONFLICT (id) DO UPDATE SET node = :node, lease_until = :until
                 WHERE exchange.node = :node OR exchange.lease_until < :now OR :ours
                """)
                        .param("id", exchange)
                        .param("node", node.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("until", now.plus(Tempo.inCity(clock, LEASE)).atOffset(ZoneOffset.UTC))
                        .param("ours", ours)
                        .update()
                > 0;
    }

    /// Renews it only as long as it is ours.
    boolean renew(String exchange) {
        var now = clock.instant();
        return jdbc.sql("UPDATE exchange SET lease_until = :until WHERE id = :id AND node = :node")
                        .param("id", exchange)
                        .param("node", node.value())
                        .param("until", now.plus(Tempo.inCity(clock, LEASE)).atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /// Gives it back, so that another node need not wait.
    void release(String exchange) {
        jdbc.sql("DELETE FROM exchange WHERE id = :id AND node = :node")
                .param("id", exchange)
                .param("node", node.value())
                .update();
    }
}
