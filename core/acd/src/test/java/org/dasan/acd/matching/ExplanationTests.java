package org.dasan.acd.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dasan.acd.matching.Scene.id;

import java.util.stream.LongStream;
import org.dasan.acd.Need;
import org.dasan.city.Channel;
import org.junit.jupiter.api.Test;

class ExplanationTests {
    private final Scene scene = new Scene();

    @Test
    void tellsTheAgentWhyAtAGlance() {
        scene.with(scene.seat(1).needs("vi", 3));
        scene.with(
                scene.agent(11, "Ada").speaks("vi", 4).idleFor(725).holds(Channel.CHAT, 1, 3),
                scene.agent(12, "Bo").speaks("vi", 3).idleFor(10));

        var why = scene.explanation(1);

        assertThat(why.ko()).isEqualTo("베트남어 숙련 4, 채팅 1/3. 맡을 수 있는 2명 중 상담 없이 기다린 시간이 가장 깁니다(12분).");
        assertThat(why.en()).isEqualTo("Vietnamese 4, chats 1/3. Longest idle (12 min) of 2 who can take it.");
    }

    @Test
    void saysWhenNobodyElseCould() {
        scene.with(scene.seat(1).needs("sign:ksl", 3).by(Channel.VIDEO))
                .with(scene.agent(11, "Ada").speaks("sign:ksl", 5));

        assertThat(scene.explanation(1).ko()).isEqualTo("수어 숙련 5, 영상 0/1. 지금 맡을 수 있는 유일한 상담사입니다.");
        assertThat(scene.explanation(1).en())
                .isEqualTo("sign language 5, video 0/1. You are the only one who can take it now.");
    }

    @Test
    void saysWhenTheContactIsKnownToTheAgent() {
        scene.with(scene.seat(1).prefers(11)).with(scene.agent(11, "Ada").idleFor(1), scene.agent(12, "Bo"));

        assertThat(scene.explanation(1).ko()).isEqualTo("채팅 0/3. 지난 상담을 맡으셨습니다.");
        assertThat(scene.explanation(1).en()).isEqualTo("chats 0/3. You had the contact before.");
    }

    @Test
    void saysWhenItWasHandedOverByName() {
        scene.with(scene.seat(1).wants(11))
                .with(scene.agent(11, "Ada"), scene.agent(12, "Bo").idleFor(999));

        assertThat(scene.explanation(1).ko()).endsWith("지정하여 넘긴 상담입니다.");
        assertThat(scene.explanation(1).en()).endsWith("Handed to you by name.");
    }

    @Test
    void saysWhatWasRelaxedAndFromWhat() {
        scene.with(scene.seat(1).needs("vi", 2).askedFor("vi", 3));
        scene.with(scene.agent(11, "Ada").speaks("vi", 2));

        var why = scene.explanation(1);

        assertThat(why.ko()).endsWith("오래 기다려 조건을 낮췄습니다(베트남어 3→2).");
        assertThat(why.en()).endsWith("Less is asked after a long wait (Vietnamese 3→2).");
        assertThat(why.asked()).containsExactly(new Need("vi", 3));
    }

    @Test
    void saysWhenSkillDecided() {
        scene.with(scene.seat(1).needs("en", 1).mostSkilled());
        scene.with(
                scene.agent(11, "Ada").speaks("en", 5).idleFor(1),
                scene.agent(12, "Bo").speaks("en", 2).idleFor(999));

        assertThat(scene.explanation(1).ko()).endsWith("맡을 수 있는 2명 중 숙련이 가장 높습니다.");
        assertThat(scene.explanation(1).en()).endsWith("Most skilled of 2 who can take it.");
    }

    @Test
    void saysWhenTheRestOfTheGroupDecided() {
        scene.with(scene.seat(1), scene.seat(2).inGroup(1).forInterpreter().needs("vi", 1));
        scene.with(
                scene.agent(11, "Ada").speaks("vi", 1).idleFor(999),
                scene.agent(12, "Bo").idleFor(2),
                scene.agent(13, "Cy").idleFor(1));

        assertThat(scene.explanation(2).winner().agent()).isEqualTo(id(11));
        assertThat(scene.explanation(2).ko()).startsWith("통역, 베트남어 숙련 1");
        assertThat(scene.explanation(1).winner().agent()).isEqualTo(id(12));
        assertThat(scene.explanation(1).counts()).containsEntry(Unfit.TAKEN_THIS_ROUND, 1);
    }

    @Test
    void namesTenRunnersUpBestFirstWithFallingScores() {
        scene.with(scene.seat(1));
        LongStream.rangeClosed(1, 15)
                .forEach(n -> scene.with(scene.agent(10 + n, "agent " + n).idleFor(100 * n)));

        var why = scene.explanation(1);

        assertThat(why.winner().label()).isEqualTo("agent 15");
        assertThat(why.runnersUp())
                .extracting(Candidate::label)
                .startsWith("agent 14", "agent 13")
                .endsWith("agent 5")
                .hasSize(10);
        assertThat(why.runnersUp()).extracting(Candidate::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(why.winner().score())
                .isGreaterThan(why.runnersUp().getFirst().score());
        assertThat(why.considered()).isEqualTo(15);
    }

    @Test
    void recordsWhatTheWinnerHadAtThatMoment() {
        scene.with(scene.seat(1).needs("vi", 2).needs("ko", 1))
                .with(scene.agent(11, "Ada").speaks("vi", 3).idleFor(90).holds(Channel.CHAT, 2, 3));

        var winner = scene.explanation(1).winner();

        assertThat(winner.proficiency()).containsEntry("vi", 3).containsEntry("ko", 5);
        assertThat(winner.load()).isEqualTo("2/3");
        assertThat(winner.idleSeconds()).isEqualTo(90);
        assertThat(scene.explanation(1).at()).isEqualTo(Scene.NOW);
    }

    @Test
    void anAgentWhoseIdlenessBeginsInTheFutureOfASkewedClockHasWaitedNoTime() {
        scene.with(scene.seat(1)).with(scene.agent(11, "Ada").idleFor(-5));

        assertThat(scene.explanation(1).winner().idleSeconds()).isZero();
    }
}
