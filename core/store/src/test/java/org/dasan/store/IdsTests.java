package org.dasan.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTests {
    @Test
    void makesVersionSevenWithoutRepeating() {
        var ids = Stream.generate(Ids::next).limit(10_000).toList();

        assertThat(ids).allMatch(Ids::isV7).doesNotHaveDuplicates();
    }

    @Test
    void tellsOtherVersionsApart() {
        assertThat(Ids.isV7(UUID.randomUUID())).isFalse();
        assertThat(Ids.isV7(new UUID(0, 0))).isFalse();
        assertThat(Ids.isV7(new UUID(0x7000, 0))).isFalse(); // right version, wrong variant
    }
}
