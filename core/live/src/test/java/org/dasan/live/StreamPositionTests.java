package org.dasan.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.dasan.live.StreamPosition.Verdict;
import org.junit.jupiter.api.Test;

class StreamPositionTests {
    private static final UUID STREAM = UUID.fromString("01900000-0000-7000-8000-000000000001");

    @Test
    void sendsTheNextAndLeavesWhatWasSent() {
        var position = caughtUp(3);

        assertThat(position.published(frame(4, 3))).isEqualTo(Verdict.SEND);
        assertThat(position.published(frame(4, 3))).isEqualTo(Verdict.LEAVE);
        assertThat(position.published(frame(2, 1))).isEqualTo(Verdict.LEAVE);
    }

    @Test
    void sendsTheNextOneThisAudienceMaySeeThoughNumbersAreLeftOut() {
        var position = caughtUp(3);

        assertThat(position.published(frame(7, 3))).isEqualTo(Verdict.SEND);
    }

    @Test
    void catchesUpOnceWhenSomethingIsMissing() {
        var position = caughtUp(3);

        assertThat(position.published(frame(6, 5))).isEqualTo(Verdict.CATCH_UP);
        assertThat(position.published(frame(5, 4))).isEqualTo(Verdict.LEAVE);
        assertThat(position.published(frame(7, 6))).isEqualTo(Verdict.LEAVE);
        assertThat(position.sent()).isEqualTo(3);
    }

    @Test
    void isUpToDateWhenEverythingHeardOfWasRead() {
        var position = caughtUp(3);
        position.published(frame(6, 5));
        position.published(frame(7, 6));

        assertThat(position.caught(frame(4, 3))).isTrue();
        assertThat(position.caught(frame(5, 4))).isTrue();
        assertThat(position.caught(frame(6, 5))).isTrue();
        assertThat(position.upToDate()).isFalse();
        assertThat(position.caught(frame(7, 6))).isTrue();
        assertThat(position.upToDate()).isTrue();
        assertThat(position.published(frame(8, 7))).isEqualTo(Verdict.SEND);
    }

    private static StreamPosition caughtUp(int seq) {
        var position = new StreamPosition(seq);
        position.upToDate();
        return position;
    }

    private static Frame.Stream frame(int seq, int prev) {
        return new Frame.Stream(STREAM, seq, prev, "{}");
    }
}
