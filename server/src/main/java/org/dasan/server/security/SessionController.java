package org.dasan.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.dasan.city.Accounts;
import org.dasan.city.Calendars;
import org.dasan.city.Directory;
import org.dasan.city.Grants;
import org.dasan.city.Role;
import org.dasan.city.SignOutGuard;
import org.dasan.city.StaffId;
import org.dasan.city.StaffLanguages;
import org.dasan.city.access.Open;
import org.dasan.city.access.Problem;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.server.security.PasswordCheck.TooManyAttemptsException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Signing in and out.
@RestController
@RequestMapping("/api/v1/session")
class SessionController {
    private final AuthenticationManager authentication;
    private final Logins logins;
    private final Accounts accounts;
    private final Directory directory;
    private final Grants grants;
    private final Calendars calendars;
    private final ObjectProvider<StaffLanguages> languages;
    private final ObjectProvider<SignOutGuard> guards;

    SessionController(
            AuthenticationManager authentication,
            Logins logins,
            Accounts accounts,
            Directory directory,
            Grants grants,
            Calendars calendars,
            ObjectProvider<StaffLanguages> languages,
            ObjectProvider<SignOutGuard> guards) {
        this.authentication = authentication;
        this.logins = logins;
        this.accounts = accounts;
        this.directory = directory;
        this.grants = grants;
        this.calendars = calendars;
        this.languages = languages;
        this.guards = guards;
    }

    record SignIn(
            @NotBlank @Size(max = 100) String username,
            @NotBlank @Size(max = 200) String password) {
        @Override
        public String toString() {
            return "SignIn[" + username + "]";
        }
    }

    record NewPassword(
            @NotBlank @Size(max = 200) String currentPassword,
            @NotBlank @Size(max = 200) String newPassword) {
        @Override
        public String toString() {
            return "NewPassword[]";
        }
    }

    /// Takes JSON only, which no other site's form can send without our consent.
    @Open
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Me signIn(@Valid @RequestBody SignIn signIn, HttpServletRequest request) {
        var asked = UsernamePasswordAuthenticationToken.unauthenticated(signIn.username(), signIn.password());
        asked.setDetails(new WebAuthenticationDetails(request));
        StaffPrincipal staff;
        try {
            staff = StaffPrincipal.of(authentication.authenticate(asked)).orElseThrow();
        } catch (TooManyAttemptsException e) {
            throw e.tooMany();
        } catch (AuthenticationException e) {
            throw Problem.of(HttpStatus.UNAUTHORIZED, "bad-credentials", "The user name or the password is wrong.");
        }
        logins.begin(request, staff);
        return me(staff.id());
    }

    @StaffOnly(beforePasswordChange = true)
    @GetMapping
    Me whoAmI(StaffPrincipal staff) {
        return me(staff.id());
    }

    @StaffOnly(beforePasswordChange = true)
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(StaffPrincipal staff, HttpServletRequest request) {
        var open = guards.stream().mapToInt(guard -> guard.openWork(staff.id())).sum();
        if (open > 0) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    "open-work",
                    "Hand over or finish the open contacts first.",
                    Map.of("seats", open));
        }
        logins.end(request);
        guards.forEach(guard -> guard.signedOut(staff.id()));
    }

    @StaffOnly(beforePasswordChange = true)
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@Valid @RequestBody NewPassword change, StaffPrincipal staff, HttpServletRequest request) {
        switch (accounts.changePassword(staff.id(), change.currentPassword(), change.newPassword())) {
            case CHANGED -> logins.endOthers(staff.id(), request);
            case WRONG_PASSWORD -> throw Problem.field("currentPassword", "is wrong");
            case TOO_SHORT ->
                throw Problem.field("newPassword", "must have at least " + Accounts.SHORTEST_PASSWORD + " characters");
            case TOO_LONG -> throw Problem.field("newPassword", "must have at most 72 bytes");
            case NOT_NEW -> throw Problem.field("newPassword", "must differ from the present one");
        }
    }

    private Me me(StaffId id) {
        var staff = directory.staff(id).orElseThrow();
        var roles = grants.grantedTo(id).stream()
                .map(grant -> new Me.HeldRole(
                        grant.role(),
                        new Me.OrganisationName(
                                grant.organisation(),
                                directory
                                        .organisation(grant.organisation())
                                        .orElseThrow()
                                        .name())))
                .toList();
        List<String> spoken = languages.stream()
                .flatMap(each -> each.of(id).stream())
                .distinct()
                .toList();
        return new Me(
                id.value(),
                staff.username(),
                staff.displayName(),
                roles,
                spoken,
                staff.mustChangePassword(),
                grants.holdsEverywhere(id, Role.SUPERVISOR),
                calendars.zone().getId());
    }
}
