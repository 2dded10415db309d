package org.dasan.interactions;

import java.util.List;
import java.util.UUID;

/// A message named files that are not unsent uploads of its conversation. Nothing was stored.
public class UnknownMediaException extends RuntimeException {
    public UnknownMediaException(List<UUID> media) {
        super("must be unsent uploads of this conversation but were " + media);
    }
}
