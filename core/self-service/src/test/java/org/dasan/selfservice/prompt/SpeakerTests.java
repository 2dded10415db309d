package org.dasan.selfservice.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpeakerTests {
    @Test
    void speaksWhatCallersCanHear() {
        var speaker = new Speaker("espeak-ng");
        assumeTrue(speaker.speaks("ko"), "espeak-ng is not installed here");

        var brief = Wav.checked(speaker.speak("ko", "안녕하세요.").orElseThrow());
        var longer = Wav.checked(
                speaker.speak("ko", "안녕하세요. 서울시 120다산콜입니다. 무엇을 도와드릴까요?").orElseThrow());

        assertThat(brief.rate()).isEqualTo(8000);
        assertThat(brief.length()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
        assertThat(longer.length()).isGreaterThan(brief.length()).isLessThan(Duration.ofSeconds(30));
        assertThat(speaker.speak("en", "-v vi --stdout")).as("no option").isPresent();
    }

    @Test
    void leavesToPeopleWhatItWouldPronounceWrongly() {
        var speaker = new Speaker("espeak-ng");

        assertThat(speaker.speaks("zh")).isFalse();
        assertThat(speaker.speaks("ja")).isFalse();
        assertThat(speaker.speak("mn", "Сайн байна уу")).isEmpty();
    }

    @Test
    void isSilentWhereThereIsNoVoice() {
        var speaker = new Speaker("no-such-program");

        assertThat(speaker.speaks("ko")).isFalse();
        assertThat(speaker.speak("ko", "안녕하세요")).isEmpty();
    }
}
