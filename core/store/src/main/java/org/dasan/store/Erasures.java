package org.dasan.store;

import java.util.UUID;

/// Remembers what was erased on purpose, beside the database too, so that restoring an older backup does not
/// bring it back.
public interface Erasures {
    /// Notes in the caller's transaction that something has been erased. Noting it again changes nothing.
    ///
    /// @param kind what it was; the [Eraser] of this kind erases it again after a restore
    /// @throws IllegalStateException if no transaction is active
    void record(String kind, UUID subject);
}
