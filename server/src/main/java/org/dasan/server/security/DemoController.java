package org.dasan.server.security;

import java.util.List;
import org.dasan.city.DemoMode;
import org.dasan.city.Directory;
import org.dasan.city.Grants;
import org.dasan.city.Role;
import org.dasan.city.Staff;
import org.dasan.city.StaffLanguages;
import org.dasan.city.access.Open;
import org.dasan.city.access.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells the sign-in page of a demonstration which accounts there are; elsewhere there is no such page.
@RestController
class DemoController {
    /// What `sample/staff.yaml` sets; a test keeps the two together.
    static final String PASSWORD = "demo-120";

    private final DemoMode demo;
    private final Directory directory;
    private final Grants grants;
    private final ObjectProvider<StaffLanguages> languages;

    DemoController(DemoMode demo, Directory directory, Grants grants, ObjectProvider<StaffLanguages> languages) {
        this.demo = demo;
        this.directory = directory;
        this.grants = grants;
        this.languages = languages;
    }

    record Accounts(List<Account> accounts, String password) {}

    record Account(String username, List<Role> roles, List<String> languages) {}

    @Open
    @GetMapping("/api/v1/session/demo")
    Accounts accounts() {
        if (!demo.on()) {
            throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "This is not a demonstration.");
        }
        var accounts = directory.staff().stream()
                .filter(Staff::active)
                .map(this::account)
                .toList();
        return new Accounts(accounts, PASSWORD);
    }

    private Account account(Staff staff) {
        var roles = grants.grantedTo(staff.id()).stream()
                .map(Grants.Grant::role)
                .distinct()
                .toList();
        var spoken = languages.stream()
                .flatMap(each -> each.of(staff.id()).stream())
                .distinct()
                .toList();
        return new Account(staff.username(), roles, spoken);
    }
}
