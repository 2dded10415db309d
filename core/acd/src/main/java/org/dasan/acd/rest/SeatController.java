package org.dasan.acd.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dasan.acd.Acd;
import org.dasan.acd.SeatId;
import org.dasan.acd.SeatRole;
import org.dasan.acd.WrapUp;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.interactions.CounsellingRecord;
import org.dasan.interactions.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What an agent does with a seat they hold.
@RestController
@RequestMapping("/api/v1/seats/{seatId}")
class SeatController {
    private final Acd acd;
    private final WrapUp wrapUp;

    SeatController(Acd acd, WrapUp wrapUp) {
        this.acd = acd;
        this.wrapUp = wrapUp;
    }

    record TransferRequest(
            @Nullable UUID queueId,
            @Nullable UUID agentId,
            @Nullable @Size(max = 4000) String note) {}

    record InviteRequest(
            @NotNull SeatRole role,
            @NotBlank @Size(max = 20) String language,
            @Nullable UUID queueId,
            @Nullable UUID agentId) {}

    record SeatResponse(UUID seatId) {}

    record ExtendResponse(Instant deadline) {}

    record CallbackBody(
            @NotNull Instant dueAt,
            @NotNull @Size(max = 1000) String note) {}

    record RecordRequest(
            int version,
            @Nullable Outcome outcome,
            @NotNull @Size(max = 10) List<@NotBlank @Size(max = 60) String> topics,
            @NotNull @Size(max = 4000) String memo,
            @Nullable String resolved,
            @Nullable @Valid CallbackBody callback,
            boolean knowledgeGap) {
        CounsellingRecord toRecord() {
            return new CounsellingRecord(
                    version,
                    outcome,
                    topics,
                    memo,
                    resolved,
                    callback == null ? null : new CounsellingRecord.Callback(callback.dueAt(), callback.note()),
                    knowledgeGap,
                    null,
                    null);
        }
    }

    record RecordResponse(int version, @Nullable Instant savedAt) {}

    @PostMapping("/transfer")
    @ResponseStatus(HttpStatus.CREATED)
    @StaffOnly(role = Role.AGENT, subject = "seat", id = "seatId")
    SeatResponse transfer(
            @PathVariable UUID seatId, @Valid @RequestBody TransferRequest request, StaffPrincipal agent) {
        var seat = acd.transfer(
                new SeatId(seatId), agent.id().value(), request.queueId(), request.agentId(), request.note());
        return new SeatResponse(seat.value());
    }

    @PostMapping("/invite")
    @ResponseStatus(HttpStatus.CREATED)
    @StaffOnly(role = Role.AGENT, subject = "seat", id = "seatId")
    SeatResponse invite(@PathVariable UUID seatId, @Valid @RequestBody InviteRequest request, StaffPrincipal agent) {
        return new SeatResponse(acd.invite(
                        new SeatId(seatId),
                        agent.id().value(),
                        request.role(),
                        request.language(),
                        request.queueId(),
                        request.agentId())
                .value());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT, subject = "seat", id = "seatId")
    void withdraw(@PathVariable UUID seatId, StaffPrincipal agent) {
        acd.withdraw(new SeatId(seatId), agent.id().value());
    }

    @PostMapping("/park")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT, subject = "seat", id = "seatId")
    void park(@PathVariable UUID seatId, StaffPrincipal agent) {
        acd.park(new SeatId(seatId), agent.id().value());
    }

    @PostMapping("/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT, subject = "seat", id = "seatId")
    void resume(@PathVariable UUID seatId, StaffPrincipal agent) {
        acd.resume(new SeatId(seatId), agent.id().value());
    }

    @PostMapping("/finish")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT, subject = "seat", id = "seatId")
    void finish(@PathVariable UUID seatId, StaffPrincipal agent) {
        acd.finish(new SeatId(seatId), agent.id().value());
    }

    @PostMapping("/extend")
    @StaffOnly(role = Role.AGENT, subject = "seat", id = "seatId")
    ExtendResponse extend(@PathVariable UUID seatId, StaffPrincipal agent) {
        return new ExtendResponse(acd.extend(new SeatId(seatId), agent.id().value()));
    }

    @PutMapping("/record")
    @StaffOnly(role = Role.AGENT, subject = "seat", id = "seatId")
    RecordResponse save(@PathVariable UUID seatId, @Valid @RequestBody RecordRequest request, StaffPrincipal agent) {
        var saved = wrapUp.save(new SeatId(seatId), agent.id().value(), request.toRecord());
        return new RecordResponse(saved.version(), saved.savedAt());
    }

    @PostMapping("/complete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT, subject = "seat", id = "seatId")
    void complete(@PathVariable UUID seatId, StaffPrincipal agent) {
        wrapUp.complete(new SeatId(seatId), agent.id().value());
    }
}
