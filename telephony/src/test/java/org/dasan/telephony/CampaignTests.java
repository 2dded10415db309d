package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.dasan.acd.Acd;
import org.dasan.acd.SeatState;
import org.dasan.acd.WrapUp;
import org.dasan.city.Label;
import org.dasan.city.configuration.Documents;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.store.Ids;
import org.dasan.telephony.CampaignController.BarRequest;
import org.dasan.telephony.CampaignController.CallRequest;
import org.dasan.telephony.CampaignController.LaterRequest;
import org.dasan.telephony.CampaignController.PreviewView;
import org.dasan.telephony.CampaignController.SkipRequest;
import org.dasan.telephony.CampaignController.UploadRequest;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// People whom the city calls by itself, through a real exchange.
@NeedsExchange
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignTests {
    private final VoiceCity city;

    CampaignTests(@TempDir Path folder) {
        city = VoiceCity.start(folder, Map.of("dasan.outbound.ring", "4s"), _ -> {});
    }

    @AfterEach
    void nothingIsLeft() {
        city.recordsAreWritten();
        assertThat(city.balanced()).isTrue();
        city.sql("DELETE FROM campaign_member");
        city.sql("DELETE FROM do_not_call");
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void anAgentSeesWhomToCallCallsThemAndTheListKnowsThatTheyWereReached() {
        campaign("care", "always", 2);
        var agent = city.agent("ada", "desk01");
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var outside = city.outside("phone-leaves", 2000)) {
            adds("care", "010-2345-6761,ko,A-17");
            var preview = next(agent);
            assertThat(preview.reference()).isEqualTo("A-17");
            assertThat(preview.citizen()).endsWith("6761").doesNotContain("2345");
            assertThat(next(agent)).isEqualTo(preview); // it stays theirs

            var called = controller().call(preview.memberId(), new CallRequest(Ids.next()), VoiceCity.principal(agent));

            outside.endsWell();
            phone.endsWell();
            var id = new InteractionId(called.interactionId());
            city.until(id, InteractionState.WRAP_UP);
            completes(id, agent);
            Eventually.that(() -> assertThat(states("care")).containsExactly("REACHED"));
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void whoIsNotReachedIsCalledAgainAfterThePauseUntilTheAttemptsAreUsedUp() {
        campaign("polls", "always", 2);
        var agent = city.agent("bo", "desk01");
        try {
            adds("polls", "010-2345-6762");
            for (int attempt = 1; attempt <= 2; attempt++) {
                try (var phone = city.telephone("desk01", "phone-stays", 0);
                        var outside = city.outside("phone-486", 0)) {
                    var preview = next(agent);
                    assertThat(preview.attempts()).isEqualTo(attempt - 1);
                    var called = controller()
                            .call(preview.memberId(), new CallRequest(Ids.next()), VoiceCity.principal(agent));
                    outside.endsWell();
                    phone.endsWell();
                    var id = new InteractionId(called.interactionId());
                    city.until(id, InteractionState.WRAP_UP);
                    completes(id, agent);
                }
                var expected = attempt == 1 ? "OPEN" : "UNREACHED";
                Eventually.that(() -> assertThat(states("polls")).containsExactly(expected));
                assertThat(hasNext(agent)).isFalse(); // the pause
                city.sql("UPDATE campaign_member SET due_at = added_at");
            }
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void whoDoesNotWantToBeCalledIsNeitherListedNorCalled() {
        campaign("care", "always", 2);
        var agent = city.agent("carl", "desk01");
        var who = VoiceCity.principal(agent);
        try (var phone = city.telephone("desk01", "phone-stays", 0)) {
            controller().bar(new BarRequest("010-2345-6763", "said so"), who);

            var uploaded = adds(
                    "care",
                    "number,language,reference\n010-2345-6763\n010-2345-6764\n010-2345-6764\nx,ko\n060-700-1234\n010-2345-6765,korean");

            assertThat(uploaded.added()).isEqualTo(1);
            assertThat(uploaded.known()).isEqualTo(1);
            assertThat(uploaded.barred()).isEqualTo(1);
            assertThat(uploaded.faults()).extracting(CampaignUpload.Fault::line).containsExactly(5, 6, 7);
            var preview = next(agent);
            controller().bar(new BarRequest("010-2345-6764", "said so"), who);
            assertThatThrownBy(() -> controller().call(preview.memberId(), new CallRequest(Ids.next()), who))
                    .hasMessageContaining("not yours");
            assertThat(states("care")).containsExactly("BARRED");
            assertThat(city.jdbc
                            .sql("SELECT count(*) FROM call_made WHERE result IS NULL")
                            .query(Integer.class)
                            .single())
                    .isZero();
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void nobodyIsShownOutsideTheHoursOrToWhoeverHasSomethingInHand() {
        city.sql("INSERT INTO calendar (id, code, name) VALUES (?, 'never', '{\"ko\":\"안 함\"}')", Ids.next());
        campaign("night", "never", 1);
        campaign("care", "always", 1);
        var agent = city.agent("dora", "desk01");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-stays", 0)) {
            adds("night", "010-2345-6766");
            assertThat(hasNext(agent)).isFalse();
            adds("care", "010-2345-6767");
            var preview = next(agent);
            try (var caller = city.caller("caller-stays", "01023456768", 0)) {
                var id = city.newest(before + 1, InteractionState.ACTIVE); // a preview hinders nobody
                assertThat(hasNext(agent)).isFalse();
                assertThat(states("care")).containsExactly("OPEN"); // for somebody else
                assertThatThrownBy(() -> controller()
                                .call(preview.memberId(), new CallRequest(Ids.next()), VoiceCity.principal(agent)))
                        .hasMessageContaining("not yours");
                city.bean(Acd.class).finish(city.seats(id).getFirst().id(), agent);
                phone.endsWell();
                caller.endsWell();
            }
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void anAgentSkipsWithAReasonOrPutsOff() {
        campaign("care", "always", 1);
        var agent = city.agent("emil", "desk01");
        var who = VoiceCity.principal(agent);
        try (var phone = city.telephone("desk01", "phone-stays", 0)) {
            adds("care", "010-2345-6769\n010-2345-6770");

            controller().skip(next(agent).memberId(), new SkipRequest("moved away"), who);
            controller().later(next(agent).memberId(), new LaterRequest(30), who);

            assertThat(states("care")).containsExactlyInAnyOrder("SKIPPED", "OPEN");
            assertThat(hasNext(agent)).isFalse();
            assertThat(phone.isInCall()).isTrue();
        } finally {
            city.goes(agent);
        }
    }

    private void campaign(String code, String calendar, int attempts) {
        city.bean(Documents.class)
                .write(
                        "campaigns",
                        code,
                        1,
                        new Campaign(
                                code,
                                Label.of(code, code),
                                "voice-city",
                                "voice",
                                calendar,
                                attempts,
                                60,
                                null,
                                Label.of("안녕하세요", "Hello"),
                                true));
    }

    private CampaignUpload.Uploaded adds(String campaign, String csv) {
        var supervisor = city.supervisor("super-" + Ids.next());
        return controller().add(campaign, new UploadRequest(csv), VoiceCity.principal(supervisor));
    }

    private PreviewView next(UUID agent) {
        Eventually.that(() -> assertThat(hasNext(agent)).isTrue());
        var preview = controller().next(VoiceCity.principal(agent)).getBody();
        assertThat(preview).isNotNull();
        return Objects.requireNonNull(preview);
    }

    private boolean hasNext(UUID agent) {
        return controller().next(VoiceCity.principal(agent)).getBody() != null;
    }

    private void completes(InteractionId id, UUID agent) {
        var seat = city.seats(id).stream()
                .filter(each -> each.state() == SeatState.WRAP_UP)
                .findFirst()
                .orElseThrow();
        if (city.interaction(id).answeredAt() == null) {
            city.bean(WrapUp.class).complete(seat.id(), agent);
        } else {
            city.bean(Acd.class).complete(seat.id(), agent);
        }
    }

    private List<String> states(String campaign) {
        return city.jdbc
                .sql("SELECT state FROM campaign_member WHERE campaign = :campaign ORDER BY added_at")
                .param("campaign", campaign)
                .query((rs, _) -> rs.getString(1))
                .list();
    }

    private CampaignController controller() {
        return city.bean(CampaignController.class);
    }
}
