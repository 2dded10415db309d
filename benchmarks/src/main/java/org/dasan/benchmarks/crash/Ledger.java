package org.dasan.benchmarks.crash;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.dasan.simulator.line.News;
import tools.jackson.databind.JsonNode;

/// What the servers have acknowledged, in the books of those whom they told.
final class Ledger {
    private final Queue<Said> said = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> tried = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> completed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledgements = new AtomicInteger();
    private final News news;

    Ledger(News news) {
        this.news = news;
    }

    /// A message that a server said it has stored, and as what.
    record Said(boolean byAgent, UUID clientId, UUID id, UUID interaction, int number, int seq, String text) {
        static Said byCitizen(UUID clientId, String text, JsonNode receipt) {
            return of(false, clientId, UUID.fromString(receipt.path("streamId").asString()), text, receipt);
        }

        static Said byAgent(UUID clientId, UUID interaction, String text, JsonNode receipt) {
            return of(true, clientId, interaction, text, receipt);
        }

        private static Said of(boolean byAgent, UUID clientId, UUID interaction, String text, JsonNode receipt) {
            var id = UUID.fromString(receipt.path("id").asString());
            return new Said(
                    byAgent,
                    clientId,
                    id,
                    interaction,
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

    /// An offer is the agent's.
    void accepted(UUID offer) {
        accepted.add(offer);
        acknowledged();
    }

    /// The agent's record is closed.
    void completed(UUID interaction) {
        completed.add(interaction);
        acknowledged();
    }

    /// Any other word that binds the server.
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

    List<UUID> acceptedOffers() {
        return List.copyOf(accepted);
    }

    List<UUID> completedInteractions() {
        return List.copyOf(completed);
    }
}
