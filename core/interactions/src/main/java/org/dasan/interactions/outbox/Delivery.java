package org.dasan.interactions.outbox;

/// A text that this worker alone may hand over until its lease ends.
///
/// @param attempt counts from 1; the answer is settled under it
record Delivery(OutboundText text, int attempt) {}
