package org.dasan.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendBufferTests {
    private final SendBuffer buffer = new SendBuffer(8, 100);

    @Test
    void givesBackWhatWasPutInOrder() {
        buffer.put("a");
        buffer.putTransient("b");
        buffer.putSnapshot("desk", "c");

        assertThat(drained()).containsExactly("a", "b", "c");
    }

    @Test
    void aLaterSnapshotTakesThePlaceOfAnEarlierOne() {
        buffer.putSnapshot("desk", "old");
        buffer.put("fact");
        buffer.putSnapshot("desk", "new");
        buffer.putSnapshot("queues", "other");

        assertThat(drained()).containsExactly("new", "fact", "other");
    }

    @Test
    void aSnapshotThatHasBeenSentIsNotReplaced() {
        buffer.putSnapshot("desk", "old");
        buffer.poll();

        buffer.putSnapshot("desk", "new");

        assertThat(drained()).containsExactly("new");
    }

    @Test
    void transientsAreDroppedWhenTheClientDoesNotKeepUp() {
        buffer.put("a");
        buffer.put("b");

        buffer.putTransient("typing");

        assertThat(drained()).containsExactly("a", "b");
        assertThat(buffer.dropped()).isOne();
    }

    @Test
    void transientsMakeRoomForFacts() {
        buffer.putTransient("typing");
        for (var i = 0; i < 7; i++) {
            assertThat(buffer.put("fact")).isTrue();
        }

        assertThat(buffer.put("one more")).isTrue();
        assertThat(drained()).doesNotContain("typing").hasSize(8);
    }

    @Test
    void isFullByNumber() {
        for (var i = 0; i < 8; i++) {
            assertThat(buffer.put("fact")).isTrue();
        }

        assertThat(buffer.put("one more")).isFalse();
        assertThat(buffer.size()).isEqualTo(8);
    }

    @Test
    void isFullBySize() {
        assertThat(buffer.put("x".repeat(90))).isTrue();
        assertThat(buffer.put("x".repeat(11))).isFalse();
        assertThat(buffer.putSnapshot("desk", "x".repeat(10))).isTrue();
        assertThat(buffer.putSnapshot("desk", "x".repeat(11))).isFalse();
    }

    @Test
    void countsCharactersInAndOut() {
        buffer.put("four");
        buffer.putSnapshot("desk", "old");
        buffer.putSnapshot("desk", "newer");
        assertThat(buffer.chars()).isEqualTo(9);

        drained();

        assertThat(buffer.chars()).isZero();
    }

    private List<String> drained() {
        var all = new ArrayList<String>();
        for (var next = buffer.poll(); next != null; next = buffer.poll()) {
            all.add(next);
        }
        return all;
    }
}
