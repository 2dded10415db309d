package org.dasan.benchmarks.crash;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// What the servers have acknowledged, in the books of those whom they told.
final class Ledger {
    private final Queue<Said> said = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> tried = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> completed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledgements = new AtomicInteger();
    private final News news;

    Ledger(News news) {
        this.news = news;
    }

    /// A message that a server said it has stored, and as what.
    record Said(UUID clientId, UUID id, UUID interaction, int number, int seq, String text) {
        static Said of(UUID clientId, String text, JsonNode receipt) {
            return new Said(
                    clientId,
                    UUID.fromString(receipt.path("id").asString()),
                    UUID.fromString(receipt.path("streamId").asString()),
                    receipt.path("number").asInt(),
                    receipt.path("seq").asInt(),
                    text);
        }
    }

    /// Something is about to be said for the first time; it may be stored or not until it is acknowledged.
    void trying(UUID clientId) {
        tried.add(clientId);
    }

    void stored(Said message) {
        said.add(message);
        acknowledged();
    }

    /// The agent's record is closed.
    void completed(UUID interaction) {
        completed.add(interaction);
        acknowledged();
    }

    /// Any other word that binds the server: an accepted offer, a saved record.
    void acknowledged() {
        acknowledgements.incrementAndGet();
        news.tell();
    }

    int acknowledgements() {
        return acknowledgements.get();
    }

    List<Said> said() {
        return List.copyOf(said);
    }

    List<UUID> tried() {
        return List.copyOf(tried);
    }

    List<UUID> completedInteractions() {
        return List.copyOf(completed);
    }
}
