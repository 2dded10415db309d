package org.dasan.store;

import java.util.UUID;

/// Erases one kind of thing again after a restore has brought it back; runs before the server opens.
public interface Eraser {
    /// The kind under which [Erasures#record] notes it, such as `blob`.
    String kind();

    /// Erases the subject, in a transaction; a subject that is not there is no error.
    void erase(UUID subject);
}
