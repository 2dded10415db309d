package org.dasan.city;

import org.jspecify.annotations.Nullable;

/// A node of the city's tree: the city itself, a district, an agency, a department or a body outside.
///
/// @param parent   the node above; `null` for a root
/// @param code     natural key in configuration files, such as `jongno-gu`
/// @param areaCode five-digit administrative code of the area it covers; `null` when it covers none of its
/// own
public record Organisation(
        OrganisationId id,
        @Nullable OrganisationId parent,
        String code,
        Kind kind,
        Label name,
        @Nullable String areaCode,
        boolean active) {

    /// What sort of body it is.
    public enum Kind {
        CITY,
        DISTRICT,
        AGENCY,
        DEPARTMENT,
        OUTSIDE
    }
}
