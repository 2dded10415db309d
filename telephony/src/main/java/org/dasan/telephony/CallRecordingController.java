package org.dasan.telephony;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.SeatState;
import org.dasan.city.AccessLog;
import org.dasan.city.Grants;
import org.dasan.city.Role;
import org.dasan.city.access.Problem;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.city.access.UnknownSubjectException;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.store.BlobGone;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The recording of a call: paused while a secret is said, and listened to by few, with a reason that is kept.
@RestController
@RequestMapping("/api/v1")
class CallRecordingController {
    private final RecordingRows rows;
    private final CallRecorder recorder;
    private final CallRecordings recordings;
    private final InteractionQueries interactions;
    private final AcdQueries seats;
    private final Grants grants;
    private final AccessLog accessLog;
    private final Clock clock;

    CallRecordingController(
            RecordingRows rows,
            CallRecorder recorder,
            CallRecordings recordings,
            InteractionQueries interactions,
            AcdQueries seats,
            Grants grants,
            AccessLog accessLog,
            Clock clock) {
        this.rows = rows;
        this.recorder = recorder;
        this.recordings = recordings;
        this.interactions = interactions;
        this.seats = seats;
        this.grants = grants;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    enum Wish {
        ON,
        PAUSED
    }

    record Change(@NotNull Wish state) {}

    record Why(@NotBlank @Size(max = 500) String why) {}

    /// @param fault   what is wrong with it; nothing when it is as it should be
    /// @param seconds how long it is; nothing while the call lasts
    /// @param mayPlay whether the caller may listen to it now
    record Recording(
            String state,
            @Nullable String fault,
            String consent,
            Instant beganAt,
            @Nullable Long seconds,
            List<RecordingRows.Pause> pauses,
            boolean mayPlay) {}

    @PostMapping("/calls/{interactionId}/recording")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT, subject = "interaction", id = "interactionId")
    void change(@PathVariable UUID interactionId, @Valid @RequestBody Change change, StaffPrincipal who) {
        var id = new InteractionId(interactionId);
        switch (change.state()) {
            case PAUSED -> recorder.pause(id, who.id().value());
            case ON -> recorder.resume(id, who.id().value());
        }
    }

    @GetMapping("/interactions/{interactionId}/recording")
    @StaffOnly(
            role = {Role.AGENT, Role.SUPERVISOR},
            subject = "interaction",
            id = "interactionId")
    Recording recording(@PathVariable UUID interactionId, StaffPrincipal who) {
        var row = row(interactionId);
        return new Recording(
                row.state().name(),
                row.fault() == null ? null : row.fault().name(),
                row.consent().name(),
                row.beganAt(),
                row.heardMs() == null ? null : row.heardMs() / 1000,
                rows.pauses(row.interaction()),
                row.blob() != null && mayListen(row.interaction(), who));
    }

    /// Plays it, once: the whole sound is the answer.
    @PostMapping("/interactions/{interactionId}/recording/plays")
    @StaffOnly(
            role = {Role.AGENT, Role.SUPERVISOR},
            subject = "interaction",
            id = "interactionId")
    void play(
            @PathVariable UUID interactionId,
            @Valid @RequestBody Why why,
            StaffPrincipal who,
            HttpServletResponse response)
            throws IOException {
        var row = row(interactionId);
        if (!mayListen(row.interaction(), who)) {
            throw Problem.of(HttpStatus.FORBIDDEN, "forbidden", "you may not listen to this recording");
        }
        var blob = row.blob();
        if (blob == null) {
            throw Problem.of(HttpStatus.CONFLICT, "no-sound", "there is nothing to listen to");
        }
        rows.played(row.interaction(), who.id().value(), why.why(), clock.instant());
        accessLog.read(who.id(), "recording", interactionId, "POST /api/v1/interactions/{id}/recording/plays");
        response.setContentType("audio/wav");
        response.setContentLengthLong(row.bytes() == null ? 0 : row.bytes());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        try {
            recordings.writeTo(blob, response.getOutputStream());
        } catch (BlobGone e) {
            response.reset();
            throw Problem.of(HttpStatus.GONE, "gone", "the recording has been erased");
        }
    }

    private RecordingRows.Row row(UUID id) {
        return rows.find(new InteractionId(id)).orElseThrow(() -> new UnknownSubjectException("recording", id));
    }

    /// Supervisors of the organisations the call belongs to; its own agents for as long as they write its record.
    private boolean mayListen(InteractionId id, StaffPrincipal who) {
        var held = seats.ofInteraction(id);
        boolean writes = held.stream()
                .anyMatch(seat ->
                        seat.state() == SeatState.WRAP_UP && who.id().value().equals(seat.agent()));
        return writes
                || held.stream().anyMatch(seat -> grants.holds(who.id(), Role.SUPERVISOR, seat.organisation()))
                || interactions
                        .find(id)
                        .filter(contact -> grants.holds(who.id(), Role.SUPERVISOR, contact.organisation()))
                        .isPresent();
    }
}
