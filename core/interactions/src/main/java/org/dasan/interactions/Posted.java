package org.dasan.interactions;

import java.time.Instant;
import java.util.UUID;

/// A message as stored.
///
/// @param number 1 to n within its interaction
/// @param seq    of the event on the interaction's stream
/// @param isNew  false when the same message was stored before
public record Posted(UUID id, InteractionId interaction, int number, int seq, Instant at, boolean isNew) {}
