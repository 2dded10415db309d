package org.dasan.city.access;

import java.util.UUID;
import org.dasan.city.Role;

/// Decides for one kind of object who may touch it; a bean of the module that owns the object.
public interface SubjectAccess {
    /// The name endpoints use in [StaffOnly#subject].
    String subject();

    /// Whether `who`, who holds `role` somewhere, may touch the object in that role: because of its
    /// organisation, or because they take part in it.
    ///
    /// @throws UnknownSubjectException when there is no such object
    boolean mayAccess(StaffPrincipal who, Role role, UUID id);
}
