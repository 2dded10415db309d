package org.dasan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Collectors;

/// What axe says about a page, against WCAG 2.2 AA, in light and in dark.
final class Accessible {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /// Half way from one colour to another, no contrast holds; what people look at is where it ends.
    private static final String FINISH_TRANSITIONS = """
            () => new Promise(settled => requestAnimationFrame(() => {
              document.getAnimations().filter(each => each instanceof CSSTransition).forEach(each => each.finish());
              settled();
            }))
            """;

    private Accessible() {}

    /// Fails with every violation and the elements concerned, if there is one.
    static void check(Page page) {
        for (var scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.evaluate(FINISH_TRANSITIONS);
            assertThat(new AxeBuilder(page).withTags(WCAG).analyze().getViolations())
                    .as("%s, %s", page.url(), scheme)
                    .extracting(Accessible::words)
                    .isEmpty();
        }
    }

    private static String words(Rule rule) {
        return rule.getNodes().stream()
                .map(Accessible::where)
                .collect(Collectors.joining(
                        "\n  ", rule.getId() + " (" + rule.getImpact() + "): " + rule.getHelp() + "\n  ", ""));
    }

    private static String where(CheckedNode node) {
        return node.getTarget() + " " + node.getHtml() + " " + node.getFailureSummary();
    }
}
