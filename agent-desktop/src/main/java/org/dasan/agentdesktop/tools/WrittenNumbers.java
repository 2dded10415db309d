package org.dasan.agentdesktop.tools;

import java.util.regex.Pattern;
import org.dasan.city.InvalidFieldException;

/// Telephone numbers as people write them; an extension of the city's exchange is enough.
final class WrittenNumbers {
    private static final Pattern NUMBER = Pattern.compile("[0-9+()\\-#* ]{2,30}");

    private WrittenNumbers() {}

    /// Refuses what cannot be dialled.
    ///
    /// @param field what the interface calls it
    /// @throws InvalidFieldException unless it is 2 to 30 digits, spaces, and `+ ( ) - # *`
    static void require(String field, String number) {
        if (!NUMBER.matcher(number).matches()) {
            throw new InvalidFieldException(field, "must be digits, spaces, and + ( ) - # *, at most 30");
        }
    }
}
