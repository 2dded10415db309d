package org.dasan.caserouter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dasan.city.Languages;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What citizens are told, in every language they are served in.
class CaseNoticeTests {
    private static final Pattern SLOT = Pattern.compile("\\{\\w+}");

    @Test
    void everySentenceIsThereInEveryLanguageWithTheSameValues() {
        CaseNotices.read(JsonMapper.shared()).forEach((occasion, sentences) -> {
            var slots = SLOT.matcher(sentences.getOrDefault("ko", ""))
                    .results()
                    .map(MatchResult::group)
                    .sorted()
                    .toList();
            assertThat(sentences.keySet()).as(occasion).containsExactlyInAnyOrderElementsOf(Languages.ALL);
            assertThat(sentences.values())
                    .allSatisfy(sentence -> assertThat(SLOT.matcher(sentence)
                                    .results()
                                    .map(MatchResult::group)
                                    .sorted()
                                    .toList())
                            .as(occasion + ": " + sentence)
                            .isEqualTo(slots));
        });
    }
}
