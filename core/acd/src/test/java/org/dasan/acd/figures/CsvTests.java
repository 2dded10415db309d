package org.dasan.acd.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dasan.city.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTests {
    private static final Instant NINE = Instant.parse("2026-11-23T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=1+1|'=1+1",
                "+82|'+82",
                "-5|'-5",
                "@SUM(A1)|'@SUM(A1)",
                "a,b|\"a,b\"",
                "say \"yes\"|\"say \"\"yes\"\"\"",
                "=\"x\",1|\"'=\"\"x\"\",1\"",
                "세금|세금"
            })
    void runsNothingInASpreadsheet(String cell, String written) {
        assertThat(Csv.cell(cell)).isEqualTo(written);
    }

    @Test
    void beginsWithTheMarkOfUtf8AndEndsWithTheTotals() {
        var tally = new Tally().addContacts("RESOLVED", 3).add(Counted.OFFERED, 3);
        var values = Measure.values(tally, EnumSet.of(Measure.Scope.CONTACTS));
        var question = new Question(
                NINE,
                NINE.plusSeconds(1800),
                Question.Step.HALF_HOUR,
                Question.Dimension.QUEUE,
                Set.of(),
                null,
                null,
                null,
                null);
        var row = new Report.Row(
                NINE, NINE.plusSeconds(1800), "q", Label.of("=일반", "=General"), values, tally.outcomes());
        var totals = new Report.Row(NINE, NINE.plusSeconds(1800), null, null, values, tally.outcomes());

        var csv = Csv.of(new Report(NINE, "Asia/Seoul", question, List.of(row), totals), "ko");

        assertThat(csv).startsWith("\uFEFF부터,까지,이름,들어옴,");
        var lines = csv.split("\r\n", -1);
        assertThat(lines).hasSize(4);
        assertThat(lines[0]).endsWith(",RESOLVED");
        assertThat(lines[1]).startsWith("2026-11-23 09:00,2026-11-23 09:30,'=일반,3,3,0");
        assertThat(lines[2]).startsWith("2026-11-23 09:00,2026-11-23 09:30,합계,3,3,0");
        assertThat(Map.copyOf(tally.outcomes())).hasSize(1);
    }
}
