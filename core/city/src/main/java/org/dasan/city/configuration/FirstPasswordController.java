package org.dasan.city.configuration;

import org.dasan.city.Accounts;
import org.dasan.city.Directory;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lets in whoever is new or has forgotten their password.
@RestController
class FirstPasswordController {
    private final Configurations configurations;
    private final Accounts accounts;
    private final Directory directory;

    FirstPasswordController(Configurations configurations, Accounts accounts, Directory directory) {
        this.configurations = configurations;
        this.accounts = accounts;
        this.directory = directory;
    }

    record FirstPassword(String password) {}

    /// A password for somebody whose account the caller may change; it is shown this once.
    @PostMapping("/api/v1/configuration/staff/{username}/first-password")
    @StaffOnly(role = Role.ADMIN)
    FirstPassword give(StaffPrincipal who, @PathVariable String username) {
        if (!configurations.item(who.id(), "staff", username).editable()) {
            throw new AccessDeniedException(username + " is not the caller's");
        }
        var staff = directory.staffByUsername(username).orElseThrow();
        return new FirstPassword(accounts.giveFirstPassword(staff.id(), who.id()));
    }
}
