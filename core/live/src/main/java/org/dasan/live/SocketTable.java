package org.dasan.live;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dasan.store.NodeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `live_node`, `live_socket` and `live_signal`.
@Repository
class SocketTable {
    private static final int SIGNALS_AT_ONCE = 500;

    private final JdbcClient jdbc;

    SocketTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A node and how far it has counted.
    record Beat(UUID id, long beat) {}

    /// A signal on its way. `key` is empty unless it is a snapshot.
    record Signal(String recipient, String kind, String key, String body) {}

    /// Counts the node's beat up.
    ///
    /// @return false when the node is not known (any more)
    boolean beat(NodeId node) {
        return jdbc.sql("UPDATE live_node SET beat = beat + 1 WHERE id = :id")
                        .param("id", node.value())
                        .update()
                == 1;
    }

    void addNode(NodeId node) {
        jdbc.sql("INSERT INTO live_node (id, beat) VALUES (:id, 0) ON CONFLICT DO NOTHING")
                .param("id", node.value())
                .update();
    }

    List<Beat> beats() {
        return jdbc.sql("SELECT id, beat FROM live_node LIMIT 1000")
                .query((row, _) -> new Beat(row.getObject("id", UUID.class), row.getLong("beat")))
                .list();
    }

    /// Removes a node whose count still stands where it was seen, with all it held.
    ///
    /// @return the audiences that had a socket there; empty when somebody else was faster or the node lives
    Set<Recipient> removeNode(Beat seen) {
        var gone = jdbc.sql("""
                        WITH dead AS (DELETE FROM live_node WHERE id = :id AND beat = :beat RETURNING id),
                             unsent AS (DELETE FROM live_signal WHERE node IN (SELECT id FROM dead))
                        DELETE FROM live_socket WHERE node IN (SELECT id FROM dead) RETURNING recipient
                        """)
                .param("id", seen.id)
                .param("beat", seen.beat)
                .query((row, _) -> row.getString("recipient"))
                .list();
        return recipients(gone);
    }

    /// Takes the node out in order, when it stops.
    void leave(NodeId node) {
        jdbc.sql("""
                WITH left_behind AS (DELETE FROM live_socket WHERE node = :id),
                     unsent AS (DELETE FROM live_signal WHERE node = :id)
                DELETE FROM live_node WHERE id = :id
                """).param("id", node.value()).update();
    }

    void add(NodeId node, Collection<Recipient> recipients) {
        jdbc.sql("""
                INSERT INTO live_socket (recipient, node)
                SELECT recipient, :node FROM unnest(:recipients::text[]) AS new (recipient)
                ON CONFLICT DO NOTHING
                """)
                .param("node", node.value())
                .param("recipients", values(recipients))
                .update();
    }

    void remove(NodeId node, Collection<Recipient> recipients) {
        jdbc.sql("DELETE FROM live_socket WHERE node = :node AND recipient = ANY(:recipients::text[])")
                .param("node", node.value())
                .param("recipients", values(recipients))
                .update();
    }

    /// Those that have a socket on a living node.
    Set<Recipient> connected(Collection<Recipient> of) {
        return recipients(jdbc.sql("""
                        SELECT DISTINCT s.recipient
                          FROM live_socket s JOIN live_node n ON n.id = s.node
                         WHERE s.recipient = ANY(:recipients::text[])
                        """)
                .param("recipients", values(of))
                .query((row, _) -> row.getString("recipient"))
                .list());
    }

    /// Lays signals down for every other node that has a socket of their audience.
    ///
    /// @return how many were laid down
    int send(NodeId from, List<Signal> signals) {
        return jdbc.sql("""
                        INSERT INTO live_signal (node, recipient, kind, conflation_key, body)
                        SELECT s.node, new.recipient, new.kind, nullif(new.key, ''), new.body
                          FROM unnest(:recipients::text[], :kinds::text[], :keys::text[], :bodies::text[])
                               WITH ORDINALITY AS new (recipient, kind, key, body, n)
                          JOIN live_socket s ON s.recipient = new.recipient AND s.node <> :from
                         ORDER BY new.n
                        """)
                .param("recipients", signals.stream().map(Signal::recipient).toArray(String[]::new))
                .param("kinds", signals.stream().map(Signal::kind).toArray(String[]::new))
                .param("keys", signals.stream().map(Signal::key).toArray(String[]::new))
                .param("bodies", signals.stream().map(Signal::body).toArray(String[]::new))
                .param("from", from.value())
                .update();
    }

    /// Takes the next signals for this node out, oldest first.
    List<Signal> receive(NodeId node) {
        return jdbc.sql("""
                        WITH mine AS (
                                 DELETE FROM live_signal
                                  WHERE id IN (SELECT id FROM live_signal WHERE node = :node ORDER BY id LIMIT :limit)
                              RETURNING id, recipient, kind, conflation_key, body)
                        SELECT recipient, kind, coalesce(conflation_key, '') AS key, body FROM mine ORDER BY id
                        """)
                .param("node", node.value())
                .param("limit", SIGNALS_AT_ONCE)
                .query((row, _) -> new Signal(
                        row.getString("recipient"), row.getString("kind"), row.getString("key"), row.getString("body")))
                .list();
    }

    void ring() {
        jdbc.sql("SELECT pg_notify(:channel, '')")
                .param("channel", SignalBell.CHANNEL)
                .query((_, _) -> true)
                .single();
    }

    private static String[] values(Collection<Recipient> recipients) {
        return recipients.stream().map(Recipient::value).toArray(String[]::new);
    }

    private static Set<Recipient> recipients(List<String> values) {
        var recipients = new HashSet<Recipient>();
        values.forEach(value -> recipients.add(new Recipient(value)));
        return recipients;
    }
}
