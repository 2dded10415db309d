package org.dasan.telephony;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dasan.telephony.LiveCall.Leg;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Draws the picture of an agent's telephone.
@Component
class PhonePainter {
    private static final List<String> SPEAKING = List.of("HOLD", "MUTE", "KEYPAD", "TRANSFER");

    private final JdbcClient jdbc;
    private final LiveCalls live;

    PhonePainter(JdbcClient jdbc, LiveCalls live) {
        this.jdbc = jdbc;
        this.live = live;
    }

    PhoneView paint(UUID staff) {
        var calls = live.of(staff).stream()
                .flatMap(call -> call.leg(staff).map(leg -> paint(call, leg)).stream())
                .toList();
        return jdbc.sql("SELECT device, line, registered FROM phone_line WHERE staff_id = :staff")
                .param("staff", staff)
                .query((rs, _) -> new PhoneView(rs.getString(1), rs.getString(2), rs.getBoolean(3), calls))
                .optional()
                .orElseGet(() -> new PhoneView("NONE", null, false, calls));
    }

    private PhoneView.CallView paint(LiveCall call, Leg own) {
        var parties = new ArrayList<PhoneView.Party>();
        parties.add(new PhoneView.Party("CITIZEN", null, own.held() ? "HELD" : "TALKING"));
        call.legs()
                .values()
                .forEach(leg ->
                        parties.add(new PhoneView.Party("AGENT", leg.agent(), leg.answered() ? "TALKING" : "RINGING")));
        var since = jdbc.sql("SELECT began_at FROM call WHERE interaction_id = :id")
                .param("id", call.interaction().value())
                .query((rs, _) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .single();
        return new PhoneView.CallView(
                call.interaction().value(),
                own.seat().value(),
                !own.answered() ? "RINGING" : own.held() ? "HELD" : "CONNECTED",
                since,
                null,
                parties,
                "OFF",
                own.answered() ? SPEAKING : List.of());
    }
}
