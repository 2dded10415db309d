package org.dasan.server.access;

import java.util.UUID;
import org.dasan.city.EntryPoint;

/// Makes one object of the kind that endpoints name as their subject. Whoever adds a kind adds a sample.
interface SubjectSample {
    String subject();

    /// A new object that belongs to the organisation of `entryPoint`, and in which none of the test's people
    /// take part.
    UUID make(EntryPoint entryPoint);
}
