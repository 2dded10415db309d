package org.dasan.telephony;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dasan.city.Directory;
import org.dasan.city.Grants;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.city.Role;
import org.dasan.city.access.Problem;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.interactions.Identities;
import org.dasan.telephony.CampaignUpload.Uploaded;
import org.dasan.telephony.Campaigns.Preview;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Campaigns: their lists for supervisors, and previews for agents.
@RestController
@RequestMapping("/api/v1")
class CampaignController {
    private static final int MOST_BARRED = 200;

    private final Campaigns campaigns;
    private final CampaignKind kind;
    private final CampaignMembers members;
    private final CampaignUpload upload;
    private final DoNotCall doNotCall;
    private final OutsideNumbers numbers;
    private final Identities identities;
    private final Directory directory;
    private final Grants grants;

    CampaignController(
            Campaigns campaigns,
            CampaignKind kind,
            CampaignMembers members,
            CampaignUpload upload,
            DoNotCall doNotCall,
            OutsideNumbers numbers,
            Identities identities,
            Directory directory,
            Grants grants) {
        this.campaigns = campaigns;
        this.kind = kind;
        this.members = members;
        this.upload = upload;
        this.doNotCall = doNotCall;
        this.numbers = numbers;
        this.identities = identities;
        this.directory = directory;
        this.grants = grants;
    }

    record CampaignView(String code, Label name, boolean active, Map<String, Integer> counts) {}

    record CampaignList(List<CampaignView> items) {}

    /// @param csv `number,language,reference`, one person a line
    record UploadRequest(@NotBlank @Size(max = 250_000) String csv) {}

    record PreviewView(
            UUID memberId,
            String campaign,
            Label name,
            Label script,
            @Nullable String citizen,
            String language,
            String reference,
            int attempts) {}

    record CallRequest(@NotNull UUID clientId) {}

    record SkipRequest(@NotBlank @Size(max = 200) String reason) {}

    record LaterRequest(@Min(1) @Max(10_080) int minutes) {}

    record BarRequest(
            @NotBlank @Size(max = 40) String number,
            @NotBlank @Size(max = 200) String why) {}

    record Barred(UUID id, @Nullable String citizen, String why, Instant since) {}

    record BarredList(List<Barred> items) {}

    /// Campaigns of the caller's organisations, and how many of their people stand how.
    @GetMapping("/campaigns")
    @StaffOnly(role = Role.SUPERVISOR)
    CampaignList list(StaffPrincipal who) {
        var mine = kind.all().stream().filter(each -> supervises(who, each)).toList();
        var counts = members.counts(mine.stream().map(Campaign::code).toList());
        return new CampaignList(mine.stream()
                .map(each -> new CampaignView(
                        each.code(), each.name(), each.active(), counts.getOrDefault(each.code(), Map.of())))
                .toList());
    }

    /// Adds people to a campaign's list.
    @PostMapping("/campaigns/{code}/members")
    @StaffOnly(role = Role.SUPERVISOR)
    Uploaded add(@PathVariable String code, @Valid @RequestBody UploadRequest request, StaffPrincipal who) {
        var campaign = kind.find(code)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "not-found", "there is no such campaign"));
        if (!supervises(who, campaign)) {
            throw Problem.of(HttpStatus.FORBIDDEN, "forbidden", "this campaign is another organisation's");
        }
        return upload.read(campaign, request.csv());
    }

    private boolean supervises(StaffPrincipal who, Campaign campaign) {
        return directory
                .organisationByCode(campaign.organisation())
                .filter(found -> grants.holds(who.id(), Role.SUPERVISOR, found.id()))
                .isPresent();
    }

    /// Whom the caller should call next, if anybody.
    @PostMapping("/campaigns/next")
    @StaffOnly(role = Role.AGENT)
    ResponseEntity<PreviewView> next(StaffPrincipal who) {
        return campaigns
                .next(who.id().value())
                .map(this::view)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private PreviewView view(Preview preview) {
        var member = preview.member();
        return new PreviewView(
                member.id(),
                preview.campaign().code(),
                preview.campaign().name(),
                preview.campaign().script(),
                identities.masked(member.identity()).orElse(null),
                member.language(),
                member.reference(),
                member.attempts());
    }

    @PostMapping("/campaigns/previews/{memberId}/call")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @StaffOnly(role = Role.AGENT)
    OutboundController.Called call(
            @PathVariable UUID memberId, @Valid @RequestBody CallRequest request, StaffPrincipal who) {
        return OutboundController.Called.of(
                campaigns.call(memberId, request.clientId(), who.id().value()));
    }

    @PostMapping("/campaigns/previews/{memberId}/skip")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT)
    void skip(@PathVariable UUID memberId, @Valid @RequestBody SkipRequest request, StaffPrincipal who) {
        campaigns.skip(memberId, request.reason(), who.id().value());
    }

    @PostMapping("/campaigns/previews/{memberId}/later")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT)
    void later(@PathVariable UUID memberId, @Valid @RequestBody LaterRequest request, StaffPrincipal who) {
        campaigns.later(
                memberId, Duration.ofMinutes(request.minutes()), who.id().value());
    }

    /// Who does not want to be called, the newest first.
    @GetMapping("/do-not-call")
    @StaffOnly(role = Role.SUPERVISOR)
    BarredList barred() {
        return new BarredList(doNotCall.list(MOST_BARRED).stream()
                .map(entry -> new Barred(
                        entry.identity(), identities.masked(entry.identity()).orElse(null), entry.why(), entry.since()))
                .toList());
    }

    /// Whoever says so to an agent is put on the list by that agent.
    @PostMapping("/do-not-call")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = {Role.AGENT, Role.SUPERVISOR})
    void bar(@Valid @RequestBody BarRequest request, StaffPrincipal who) {
        var number = numbers.allowed(request.number());
        var e164 = number.e164();
        if (e164 == null) {
            throw new InvalidFieldException("number", "is nobody's");
        }
        doNotCall.add(e164, request.why(), who.id().value());
    }

    @DeleteMapping("/do-not-call/{identityId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.SUPERVISOR)
    void allow(@PathVariable UUID identityId) {
        doNotCall.remove(identityId);
    }
}
