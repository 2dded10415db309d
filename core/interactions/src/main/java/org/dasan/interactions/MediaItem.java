package org.dasan.interactions;

import java.util.UUID;

/// A file of a message, as a client may know it.
///
/// @param size in bytes
public record MediaItem(UUID id, String name, String mime, long size) {}
