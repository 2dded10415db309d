package org.dasan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.dasan.benchmarks.Measured.Claim;
import org.dasan.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarksTests {
    /// `start` needs the packaged jar, and `crash` has tests of its own.
    @ParameterizedTest
    @ValueSource(strings = {"intake", "matcher", "offer", "push", "screen-pop", "replay", "search"})
    void measuresAtASizeThatOnlyShowsThatItWorks(String name) throws Exception {
        assumeTrue(
                !name.equals("intake") || TestServer.installedHome().isPresent(),
                "PostgreSQL with pgbench is not installed on this machine");
        var benchmark = Benchmarks.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();

        var measured = benchmark.run(true);

        assertThat(measured.claims()).isNotEmpty();
        assertThat(measured.rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).hasSameSizeAs(measured.header()));
    }

    @Test
    void keepsTheFiguresOfOtherBenchmarksWhenOneIsMeasuredAgain(@TempDir Path folder) throws Exception {
        var results = new Results(folder);
        results.keep("first", measured("First", "1.00×"));
        results.keep("second", measured("Second", "2.00×"));
        results.keep("second", measured("Second", "3.00×"));

        results.write(List.of("first", "second", "never"));

        assertThat(folder.resolve("RESULTS.md"))
                .content()
                .contains("## First", "**1.00×**", "## Second", "**3.00×**", "| 7 |")
                .doesNotContain("2.00×", "never");
    }

    @Test
    void sumsUpSamples() {
        assertThat(Figures.percentile(new double[] {3, 1, 2, 4}, 50)).isEqualTo(2);
        assertThat(Figures.percentile(new double[] {3, 1, 2, 4}, 99)).isEqualTo(4);
        assertThat(Figures.median(List.of(9.0, 1.0, 5.0))).isEqualTo(5);
    }

    private static Measured measured(String title, String figure) {
        return new Measured(
                title,
                "By hand.",
                List.of(new Claim("it", figure, "told", true)),
                List.of("raw"),
                List.of(List.of("7")));
    }
}
