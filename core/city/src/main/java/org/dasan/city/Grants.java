package org.dasan.city;

import java.util.List;
import java.util.Set;

/// Who holds which role where. Costs no query; current like [Directory].
public interface Grants {
    /// A role as it was given.
    record Grant(Role role, OrganisationId organisation) {}

    /// Whether `staff` is active and holds `role` on `organisation` or on a node above it.
    boolean holds(StaffId staff, Role role, OrganisationId organisation);

    /// Whether `staff` is active and holds `role` on the whole city: on every node that has none above it.
    boolean holdsEverywhere(StaffId staff, Role role);

    /// Every organisation in which `staff` holds `role`; empty for an inactive account.
    Set<OrganisationId> organisationsWhere(StaffId staff, Role role);

    /// What was granted to `staff`, not what follows from it.
    List<Grant> grantedTo(StaffId staff);
}
