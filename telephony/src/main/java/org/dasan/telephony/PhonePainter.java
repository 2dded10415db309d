package org.dasan.telephony;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.acd.SeatRole;
import org.dasan.acd.Supervision.OnCall;
import org.dasan.telephony.Diallings.Dialling;
import org.dasan.telephony.LiveCall.Leg;
import org.dasan.telephony.LiveCall.Outsider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Draws the picture of an agent's telephone.
@Component
class PhonePainter {
    private static final List<String> SPEAKING = List.of("HOLD", "MUTE", "KEYPAD", "TRANSFER", "INTERPRETER");
    private static final List<String> BESIDE = List.of("MUTE", "KEYPAD");

    private final JdbcClient jdbc;
    private final CallRows rows;
    private final LiveCalls live;
    private final RecordingRows recordings;
    private final Watches watches;
    private final Diallings diallings;
    private final OutsideLines outside;

    PhonePainter(
            JdbcClient jdbc,
            CallRows rows,
            LiveCalls live,
            RecordingRows recordings,
            Watches watches,
            Diallings diallings,
            OutsideLines outside) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.live = live;
        this.recordings = recordings;
        this.watches = watches;
        this.diallings = diallings;
        this.outside = outside;
    }

    PhoneView paint(UUID staff) {
        var calls = live.of(staff).stream()
                .flatMap(call -> call.leg(staff).map(leg -> paint(call, leg)).stream())
                .collect(Collectors.toCollection(ArrayList::new));
        diallings.of(staff).forEach(dialling -> calls.add(paint(dialling)));
        var supervision = watches.by(staff)
                .map(watch -> new PhoneView.Supervision(
                        watch.interaction().value(), watch.how(), watch.answered() ? "ON" : "RINGING"))
                .orElse(null);
        return jdbc.sql("SELECT device, line, registered FROM phone_line WHERE staff_id = :staff")
                .param("staff", staff)
                .query((rs, _) -> new PhoneView(rs.getString(1), rs.getString(2), rs.getBoolean(3), calls, supervision))
                .optional()
                .orElseGet(() -> new PhoneView("NONE", null, false, calls, supervision));
    }

    private static PhoneView.CallView paint(Dialling dialling) {
        return new PhoneView.CallView(
                dialling.interaction().value(),
                dialling.seat().value(),
                dialling.channel() == null ? "RINGING" : "DIALLING",
                dialling.since(),
                null,
                List.of(new PhoneView.Party("CITIZEN", null, "RINGING")),
                "OFF",
                List.of());
    }

    private PhoneView.CallView paint(LiveCall call, Leg own) {
        var parties = new ArrayList<PhoneView.Party>();
        parties.add(new PhoneView.Party(
                "CITIZEN", null, own.held() || call.consult().isPresent() ? "HELD" : "TALKING"));
        call.legs()
                .values()
                .forEach(leg -> parties.add(
                        new PhoneView.Party(leg.role().name(), leg.agent(), leg.answered() ? "TALKING" : "RINGING")));
        call.outsider()
                .ifPresent(somebody ->
                        parties.add(new PhoneView.Party("OUTSIDE", null, somebody.answered() ? "TALKING" : "RINGING")));
        watches.seenIn(call.interaction())
                .forEach(watch -> parties.add(new PhoneView.Party(
                        "SUPERVISOR", watch.by(), watch.how() == OnCall.LISTEN ? "LISTENING" : "TALKING")));
        var recording = recordings.shown(call.interaction());
        return new PhoneView.CallView(
                call.interaction().value(),
                own.seat().value(),
                state(call, own),
                rows.beganAt(call.interaction()),
                call.consult()
                        .map(consult -> new PhoneView.Consult(consult.kind(), heard(call) > 1 ? "TALKING" : "RINGING"))
                        .orElse(null),
                parties,
                recording,
                abilities(call, own, !recording.equals("OFF")));
    }

    private static String state(LiveCall call, Leg own) {
        if (!own.answered()) {
            return "RINGING";
        }
        if (call.consult().isPresent() && own.role() == SeatRole.AGENT) {
            return "CONSULTING";
        }
        return own.held() ? "HELD" : heard(call) > 1 ? "CONFERENCE" : "CONNECTED";
    }

    /// How many speak beside the citizen.
    private static long heard(LiveCall call) {
        return call.legs().values().stream().filter(Leg::answered).count()
                + call.outsider().filter(Outsider::answered).stream().count();
    }

    /// What this person can do; who is beside the agent does little more than speak.
    private List<String> abilities(LiveCall call, Leg own, boolean recorded) {
        if (!own.answered()) {
            return List.of();
        }
        if (own.second() || call.consult().isPresent()) {
            return BESIDE;
        }
        var abilities = new ArrayList<>(SPEAKING);
        if (call.legs().size() == 1 && call.outsider().isEmpty()) {
            abilities.add("CONSULT");
            if (outside.possible()) {
                abilities.add("CONSULT_NUMBER");
                abilities.add("TRANSFER_NUMBER");
            }
        }
        if (recorded) {
            abilities.add("RECORDING");
        }
        return abilities;
    }
}
