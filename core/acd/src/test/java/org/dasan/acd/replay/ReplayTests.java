package org.dasan.acd.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dasan.acd.Need;
import org.dasan.acd.Queue;
import org.dasan.acd.QueueRules;
import org.dasan.acd.Relaxation;
import org.dasan.acd.SeatRole;
import org.dasan.acd.Selection;
import org.dasan.city.Channel;
import org.dasan.city.Label;
import org.dasan.city.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayTests {
    private static final Instant NINE = Instant.parse("2026-11-22T00:00:00Z");
    private static final UUID CITY = new UUID(0, 1);
    private static final UUID QUEUE = new UUID(0, 2);
    private static final Duration RING = Duration.ofSeconds(2);

    private final List<PastDay.Contact> contacts = new ArrayList<>();
    private final List<PastDay.Agent> agents = new ArrayList<>();

    @Test
    void givesTheContactsToWhoIsFreeInTheirOrder() {
        agent(10, Map.of("ko", 3), 1);
        contact(1, 0, "ko", 1, Duration.ofMinutes(5), null);
        contact(2, 10, "ko", 1, Duration.ofMinutes(5), null);

        var lives = live(QueueRules.NONE);

        assertThat(life(lives, 1).waited()).isEqualTo(RING);
        assertThat(life(lives, 2).waited())
                .as("until the first is done, and the ring")
                .isEqualTo(Duration.ofSeconds(2 + 300 - 10 + 2));
    }

    @Test
    void letsACitizenGiveUpWhenTheyDidUnlessServedBefore() {
        contact(1, 0, "vi", 1, null, Duration.ofSeconds(90));
        agent(10, Map.of("ko", 3), 1);

        assertThat(life(live(QueueRules.NONE), 1))
                .returns(true, Life::gaveUp)
                .returns(Duration.ofSeconds(90), Life::waited);

        var helped = live(
                new QueueRules(List.of(new Relaxation(Duration.ofMinutes(1), Map.of("vi", 0))), null, Duration.ZERO));

        assertThat(life(helped, 1)).returns(true, Life::answered).returns(Duration.ofSeconds(62), Life::waited);
    }

    @Test
    void hasAgentsAtWorkWhenTheyWere() {
        contact(1, 0, "ko", 1, Duration.ofMinutes(1), null);
        agents.add(new PastDay.Agent(
                new UUID(0, 10),
                "Ada",
                Map.of("ko", 3),
                Map.of(Channel.CHAT, 1),
                Set.of(CITY),
                List.of(new PastDay.Shift(NINE.plusSeconds(600), NINE.plusSeconds(1200)))));

        assertThat(life(live(QueueRules.NONE), 1).waited()).isEqualTo(Duration.ofSeconds(602));
    }

    @Test
    void countsWhoStillWaitsWhenTheDayIsOver() {
        contact(1, 0, "mn", 1, Duration.ofMinutes(1), null);

        var lives = live(QueueRules.NONE);
        var fare = Replays.compare(queue(), day(), lives, lives).inForce();

        assertThat(fare.stillWaiting()).isOne();
        assertThat(fare.answered() + fare.abandoned()).isZero();
    }

    @Test
    void setsBothDaysSideBySide() {
        agent(10, Map.of("ko", 3, "vi", 1), 1);
        contact(1, 0, "vi", 3, null, Duration.ofSeconds(200));
        contact(2, 5, "ko", 1, Duration.ofSeconds(30), null);
        var changed =
                new QueueRules(List.of(new Relaxation(Duration.ofMinutes(1), Map.of("vi", 1))), null, Duration.ZERO);

        var difference = Replays.compare(queue(), day(), live(QueueRules.NONE), live(changed));

        assertThat(difference.recorded().abandoned()).isOne();
        assertThat(difference.inForce().abandoned()).isOne();
        assertThat(difference.changed().abandoned()).isZero();
        assertThat(difference.changed().answered()).isEqualTo(2);
        assertThat(difference.differing()).isOne();
        assertThat(difference.examples()).singleElement().satisfies(example -> {
            assertThat(example.answeredBefore()).isFalse();
            assertThat(example.answeredAfter()).isTrue();
            assertThat(example.after()).isEqualTo(Duration.ofSeconds(62));
        });
    }

    private Map<UUID, Life> live(QueueRules rules) {
        return Replay.live(day(), Map.of(QUEUE, queue()), Map.of(QUEUE, rules));
    }

    private PastDay day() {
        return new PastDay(NINE, NINE.plus(Duration.ofDays(1)), RING, contacts, agents);
    }

    private static Life life(Map<UUID, Life> lives, long contact) {
        return java.util.Objects.requireNonNull(lives.get(new UUID(1, contact)));
    }

    private void agent(long id, Map<String, Integer> skills, int chats) {
        agents.add(new PastDay.Agent(
                new UUID(0, id),
                "agent " + id,
                skills,
                Map.of(Channel.CHAT, chats),
                Set.of(CITY),
                List.of(new PastDay.Shift(NINE.minusSeconds(60), NINE.plus(Duration.ofHours(9))))));
    }

    private void contact(
            long id,
            long second,
            String language,
            int minimum,
            @Nullable Duration handling,
            @Nullable Duration patience) {
        var seat = new UUID(1, id);
        var at = NINE.plusSeconds(second);
        contacts.add(new PastDay.Contact(
                seat,
                seat,
                seat,
                SeatRole.AGENT,
                Channel.CHAT,
                QUEUE,
                CITY,
                List.of(new Need(language, minimum)),
                0,
                at,
                at,
                null,
                null,
                false,
                patience,
                handling,
                handling == null ? null : Duration.ofSeconds(3),
                handling == null ? null : new UUID(0, 10)));
    }

    private static Queue queue() {
        return new Queue(
                QUEUE,
                1,
                "general",
                new OrganisationId(CITY),
                new Label(Map.of("ko", "일반")),
                List.of(),
                0,
                Duration.ofMinutes(1),
                Selection.LONGEST_IDLE,
                Duration.ofSeconds(30),
                Duration.ofSeconds(120),
                Duration.ofSeconds(15),
                Duration.ofMinutes(1),
                Duration.ofSeconds(120),
                false,
                null,
                QueueRules.NONE);
    }
}
