package org.dasan.telephony;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dasan.acd.Supervision.OnCall;
import org.dasan.telephony.LiveCall.Leg;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Draws the picture of an agent's telephone.
@Component
class PhonePainter {
    private static final List<String> SPEAKING = List.of("HOLD", "MUTE", "KEYPAD", "TRANSFER");

    private final JdbcClient jdbc;
    private final LiveCalls live;
    private final RecordingRows recordings;
    private final Watches watches;

    PhonePainter(JdbcClient jdbc, LiveCalls live, RecordingRows recordings, Watches watches) {
        this.jdbc = jdbc;
        this.live = live;
        this.recordings = recordings;
        this.watches = watches;
    }

    PhoneView paint(UUID staff) {
        var calls = live.of(staff).stream()
                .flatMap(call -> call.leg(staff).map(leg -> paint(call, leg)).stream())
                .toList();
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

    private PhoneView.CallView paint(LiveCall call, Leg own) {
        var parties = new ArrayList<PhoneView.Party>();
        parties.add(new PhoneView.Party("CITIZEN", null, own.held() ? "HELD" : "TALKING"));
        call.legs()
                .values()
                .forEach(leg ->
                        parties.add(new PhoneView.Party("AGENT", leg.agent(), leg.answered() ? "TALKING" : "RINGING")));
        watches.seenIn(call.interaction())
                .forEach(watch -> parties.add(new PhoneView.Party(
                        "SUPERVISOR", watch.by(), watch.how() == OnCall.LISTEN ? "LISTENING" : "TALKING")));
        var since = jdbc.sql("SELECT began_at FROM call WHERE interaction_id = :id")
                .param("id", call.interaction().value())
                .query((rs, _) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .single();
        var recording = recordings.shown(call.interaction());
        var abilities = new ArrayList<>(own.answered() ? SPEAKING : List.of());
        if (own.answered() && !recording.equals("OFF")) {
            abilities.add("RECORDING");
        }
        return new PhoneView.CallView(
                call.interaction().value(),
                own.seat().value(),
                !own.answered() ? "RINGING" : own.held() ? "HELD" : "CONNECTED",
                since,
                null,
                parties,
                recording,
                abilities);
    }
}
