package org.dasan.acd;

import org.dasan.city.InvalidFieldException;

/// A skill that whoever takes a seat must have.
///
/// @param skill   code: a language such as `vi`, `sign:ksl`, a topic such as `tax`
/// @param minimum proficiency 1 to 5
public record Need(String skill, int minimum) {
    public Need {
        if (skill.isBlank()) {
            throw new InvalidFieldException("skill", "must not be blank");
        }
        if (minimum < 1 || minimum > 5) {
            throw new InvalidFieldException("minimum", "must be 1 to 5 but was " + minimum);
        }
    }
}
