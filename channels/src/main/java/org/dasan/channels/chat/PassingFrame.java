package org.dasan.channels.chat;

import java.util.UUID;

/// Something of use at this moment only; lost when a client reads slowly.
sealed interface PassingFrame {
    /// How far a waiting citizen has come.
    record Queue(String type, UUID streamId, ChatState.QueuePlace queue) implements PassingFrame {
        Queue(UUID streamId, ChatState.QueuePlace queue) {
            this("queue", streamId, queue);
        }
    }

    /// Somebody writes, or stops.
    ///
    /// @param from CITIZEN, AGENT or INTERPRETER
    record Typing(String type, UUID streamId, String from, boolean on) implements PassingFrame {
        static Typing byCitizen(UUID streamId, boolean on) {
            return new Typing("typing", streamId, "CITIZEN", on);
        }
    }

    /// Whether the citizen is at their page.
    ///
    /// @param citizen HERE or AWAY
    record Presence(String type, UUID streamId, String citizen) implements PassingFrame {
        Presence(UUID streamId, boolean here) {
            this("presence", streamId, here ? "HERE" : "AWAY");
        }
    }

    /// The conversation went on in another interaction: load the snapshot.
    record Reload(String type, UUID streamId) implements PassingFrame {
        Reload(UUID streamId) {
            this("reload", streamId);
        }
    }
}
