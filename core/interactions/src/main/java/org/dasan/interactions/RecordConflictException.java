package org.dasan.interactions;

/// Somebody saved the record in between. Nothing was stored; both versions are told.
public class RecordConflictException extends RuntimeException {
    private final transient CounsellingRecord current;
    private final transient CounsellingRecord yours;

    public RecordConflictException(CounsellingRecord current, CounsellingRecord yours) {
        super("record has version " + current.version() + ", not " + yours.version());
        this.current = current;
        this.yours = yours;
    }

    public CounsellingRecord current() {
        return current;
    }

    public CounsellingRecord yours() {
        return yours;
    }
}
