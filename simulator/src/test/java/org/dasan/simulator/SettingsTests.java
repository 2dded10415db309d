package org.dasan.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dasan.simulator.Settings.NotUnderstood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTests {
    @Test
    void readsWhatIsTyped() throws NotUnderstood {
        assertThat(Settings.of("--day", "seoul", "--speed", "max", "--surge", "10", "--seed", "7"))
                .isEqualTo(new Settings("seoul", 0, 0, 10, 0, 0, 24, 7, 0, false));
        assertThat(Settings.of("--from", "9", "--hours", "2.5", "--agents", "12")
                        .speed())
                .isEqualTo(60);
        assertThat(Settings.of("--from", "9").hours()).isEqualTo(15);
    }

    @Test
    void killsOnlyAServerOfItsOwn() throws NotUnderstood {
        assertThat(Settings.of("--kill", "3").fresh()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--speed 0",
                "--speed",
                "--speed fast",
                "--hours 25",
                "--from 24",
                "--nothing 1",
                "--from 20 --hours 6"
            })
    void saysWhatItDoesNotUnderstand(String line) {
        assertThatThrownBy(() -> Settings.of(line.split(" "))).isInstanceOf(NotUnderstood.class);
    }
}
