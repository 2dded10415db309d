package org.dasan.city;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Writes what others configure together with their own: entry points and who takes their contacts, staff and
/// what they can do. Runs in the caller's transaction; [Directory] hears of it by the change's event.
public interface CityEdits {
    /// Adds an entry point, or changes the one with this key.
    EntryPointId put(EntryPoint entryPoint);

    /// Adds somebody, who cannot sign in yet, or changes the one with this user name. Open sessions of an
    /// account that is switched off hold no role from then on.
    StaffId put(String username, String displayName, @Nullable Label publicLabel, boolean active);

    /// Gives exactly these roles.
    void grant(StaffId staff, Collection<Grants.Grant> grants, StaffId by);
}
