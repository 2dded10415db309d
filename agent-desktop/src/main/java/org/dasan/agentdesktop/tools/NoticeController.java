package org.dasan.agentdesktop.tools;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dasan.city.Directory;
import org.dasan.city.Grants;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.city.Organisation;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.Staff;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Notices to agents, with the mark of who has read them.
@RestController
@RequestMapping("/api/v1/notices")
class NoticeController {
    private final Notices notices;
    private final Directory directory;
    private final Grants grants;

    NoticeController(Notices notices, Directory directory, Grants grants) {
        this.notices = notices;
        this.directory = directory;
        this.grants = grants;
    }

    /// @param mayWithdraw whether the caller supervises its organisation
    record NoticeView(
            UUID id,
            Label organisation,
            boolean important,
            String title,
            String body,
            String author,
            Instant postedAt,
            @Nullable Instant until,
            @Nullable Instant readAt,
            int readers,
            boolean mayWithdraw) {}

    record Current(List<NoticeView> items) {}

    /// @param until the moment it ends by itself; nothing = when it is withdrawn
    record NoticeRequest(
            @NotNull UUID organisationId,
            boolean important,
            @NotBlank @Size(max = 120) String title,
            @NotNull @Size(max = 4000) String body,
            @Nullable Instant until) {}

    record Posted(UUID id) {}

    @GetMapping
    @StaffOnly(role = {Role.AGENT, Role.SUPERVISOR})
    Current current(StaffPrincipal who) {
        return new Current(notices.current(who.id()).stream()
                .map(notice -> new NoticeView(
                        notice.id(),
                        directory
                                .organisation(notice.organisation())
                                .map(Organisation::name)
                                .orElseThrow(),
                        notice.important(),
                        notice.title(),
                        notice.body(),
                        directory.staff(notice.author()).map(Staff::displayName).orElse(""),
                        notice.postedAt(),
                        notice.until(),
                        notice.readAt(),
                        notice.readers(),
                        grants.holds(who.id(), Role.SUPERVISOR, notice.organisation())))
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @StaffOnly(role = Role.SUPERVISOR)
    Posted post(@Valid @RequestBody NoticeRequest request, StaffPrincipal who) {
        var organisation = new OrganisationId(request.organisationId());
        if (!grants.organisationsWhere(who.id(), Role.SUPERVISOR).contains(organisation)) {
            throw new InvalidFieldException("organisationId", "is none you supervise");
        }
        return new Posted(notices.post(
                organisation, request.important(), request.title(), request.body(), request.until(), who.id()));
    }

    @PutMapping("/{noticeId}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = {Role.AGENT, Role.SUPERVISOR})
    void read(@PathVariable UUID noticeId, StaffPrincipal who) {
        notices.read(noticeId, who.id());
    }

    @DeleteMapping("/{noticeId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.SUPERVISOR, subject = "notice", id = "noticeId")
    void withdraw(@PathVariable UUID noticeId) {
        notices.withdraw(noticeId);
    }
}
