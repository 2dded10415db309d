package org.dasan.channels.chat;

import java.util.List;

/// A conversation as a page shows it when it opens: its state and its newest messages, both of one moment.
record Snapshot(ChatState state, List<ChatMessage> messages, boolean hasEarlier) {}
