package org.dasan.store;

import java.util.UUID;

/// Stored content.
///
/// @param length bytes before encryption
/// @param sha256 of the content before encryption, in lower-case hexadecimal
public record BlobRef(UUID id, long length, String sha256) {}
