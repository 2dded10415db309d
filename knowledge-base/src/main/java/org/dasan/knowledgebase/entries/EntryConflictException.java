package org.dasan.knowledgebase.entries;

import java.util.UUID;

/// Somebody else took a step with the entry meanwhile; answered with 409 and both sides.
public final class EntryConflictException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Entry entry;
    private final int yours;

    EntryConflictException(Entry entry, int yours) {
        super("entry " + entry.id() + " is at revision " + entry.revision() + ", yours is " + yours);
        this.entry = entry;
        this.yours = yours;
    }

    UUID entry() {
        return entry.id();
    }

    /// The revision that the refused step was made from.
    int yours() {
        return yours;
    }
}
