package org.dasan.city;

import java.util.Optional;
import org.dasan.city.access.StaffPrincipal;

/// Sign-in with a local password.
public interface Accounts {
    /// Shortest password somebody may choose, in characters.
    int SHORTEST_PASSWORD = 10;

    /// What became of a change of password.
    enum PasswordChange {
        CHANGED,
        WRONG_PASSWORD,
        TOO_SHORT,
        TOO_LONG,
        NOT_NEW
    }

    /// Who signs in with these; empty when there is no such active account or the password is wrong. Takes as
    /// long either way.
    Optional<StaffPrincipal> authenticate(String username, String password);

    /// Gives somebody a random password in place of theirs, which opens nothing until they have changed it.
    ///
    /// @return the password, which is stored nowhere else
    String giveFirstPassword(StaffId whom, StaffId by);

    /// Sets a new password for somebody who knows the present one.
    PasswordChange changePassword(StaffId who, String present, String wanted);
}
