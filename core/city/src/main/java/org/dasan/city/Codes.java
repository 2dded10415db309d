package org.dasan.city;

import java.util.regex.Pattern;

/// Natural keys of configuration: readable, stable, safe in addresses.
public final class Codes {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9.:-]{0,62}");

    private Codes() {}

    /// Refuses what cannot be a key.
    ///
    /// @param field what the interface calls it
    /// @throws InvalidFieldException unless it is small letters, digits, `.`, `:` and `-`, at most 63
    public static void require(String field, String code) {
        if (!CODE.matcher(code).matches()) {
            throw new InvalidFieldException(
                    field,
                    "must be 1 to 63 small letters, digits, dots, colons or hyphens, beginning with a letter or digit");
        }
    }
}
