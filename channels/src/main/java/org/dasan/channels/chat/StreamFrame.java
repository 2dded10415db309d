package org.dasan.channels.chat;

import java.util.UUID;

/// A fact of a conversation as it goes to its citizen.
///
/// `prev` is the number of the fact before it that the citizen may see: whoever has another one last has
/// missed something.
sealed interface StreamFrame {
    UUID streamId();

    int seq();

    int prev();

    record MessageFrame(String type, UUID streamId, int seq, int prev, ChatMessage message) implements StreamFrame {
        MessageFrame(UUID streamId, int seq, int prev, ChatMessage message) {
            this("message", streamId, seq, prev, message);
        }
    }

    record StateFrame(String type, UUID streamId, int seq, int prev, ChatState state) implements StreamFrame {
        StateFrame(UUID streamId, int seq, int prev, ChatState state) {
            this("state", streamId, seq, prev, state);
        }
    }

    /// Somebody has seen the other side's messages.
    ///
    /// @param by AGENT or CITIZEN
    record ReadFrame(String type, UUID streamId, int seq, int prev, String by, int upTo) implements StreamFrame {
        ReadFrame(UUID streamId, int seq, int prev, String by, int upTo) {
            this("read", streamId, seq, prev, by, upTo);
        }
    }
}
