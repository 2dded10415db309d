package org.dasan.city;

import org.jspecify.annotations.Nullable;

/// Somebody who works for the city and can sign in.
///
/// @param username           natural key, lower case
/// @param displayName        what colleagues see; citizens never do
/// @param publicLabel        the post shown to citizens instead of a name, such as "상담사"
/// @param active             an inactive account cannot sign in and holds no role
/// @param mustChangePassword the password was given by somebody else and opens nothing until it is changed
public record Staff(
        StaffId id,
        String username,
        String displayName,
        @Nullable Label publicLabel,
        boolean active,
        boolean mustChangePassword) {}
