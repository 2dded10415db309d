package org.dasan.acd;

import java.util.UUID;

/// No queue has this id. Answered as 400 on the field that named it.
public class UnknownQueueException extends RuntimeException {
    public UnknownQueueException(UUID id) {
        super("no queue " + id);
    }
}
