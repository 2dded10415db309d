package org.dasan.city;

import java.util.UUID;

/// Who read whose data, when and why. Written before the answer leaves, never changed.
public interface AccessLog {
    /// Records that `who` read the object `id`. Joins the caller's transaction if there is one.
    ///
    /// @param what kind of object, such as `interaction`
    /// @param why  what made them read it: the endpoint, such as `GET /api/v1/interactions/{id}`
    void read(StaffId who, String what, UUID id, String why);
}
