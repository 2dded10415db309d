package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Staff's screens on a phone, and at twice the size of a small screen: nothing makes the page scroll sideways, and
/// what stands on top leaves room for the rest.
class NarrowTests extends BrowserTest {
    private static final int[] WIDTHS = {360, 720};

    /// Two rows, in CSS pixels.
    private static final double HIGHEST_HEAD = 104;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/console",
                "/desk/books",
                "/desk/interactions",
                "/desk/reports?step=HALF_HOUR&by=QUEUE",
                "/desk/notices",
                "/wallboard"
            })
    void pagesOfSupervisors(String path) {
        new CitizenWindow(PRODUCT, "vi").say("Tôi muốn đăng ký tạm trú, cần giấy tờ gì?");
        fits(signedIn("supervisor1", path), path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin?kind=queues&key=vi",
                "/admin?kind=staff&key=agent1",
                "/admin?kind=entry-points&key=web"
            })
    void administration(String path) {
        fits(signedIn("admin", path), path);
    }

    @Test
    void theDesk() {
        var agent = new AgentWindow(PRODUCT, "agent1").ready();
        new CitizenWindow(PRODUCT, "ko").say("주차 단속에 이의를 내려면 어떻게 해야 하나요?");
        agent.accept();
        fits(agent.page, "/desk");
    }

    @Test
    void signingIn() {
        var page = PRODUCT.window(1440, 900, "ko-KR");
        page.navigate(PRODUCT.url("/desk"));
        assertThat(page.getByLabel("아이디")).isVisible();
        fits(page, "signing in");
    }

    static void fits(Page page, String what) {
        for (int width : WIDTHS) {
            page.setViewportSize(width, 800);
            PRODUCT.picture(page, "narrow-" + what.replaceAll("[^a-z]+", "-") + "-" + width);
            assertThat(number(page, "document.documentElement.scrollWidth"))
                    .as("width of %s at %d", what, width)
                    .isLessThanOrEqualTo(width);
            assertThat(number(page, "document.querySelector('header.bar')?.getBoundingClientRect().height ?? 0"))
                    .as("height of the head of %s at %d", what, width)
                    .isLessThanOrEqualTo(HIGHEST_HEAD);
        }
    }

    private static double number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }

    private static Page signedIn(String username, String path) {
        var page = PRODUCT.window(1440, 900, "ko-KR");
        page.navigate(PRODUCT.url(path));
        page.getByLabel("아이디").fill(username);
        page.getByLabel("비밀번호").fill("demo-120");
        page.keyboard().press("Enter");
        assertThat(page.locator(".page > main, .page.admin, .wall .kpis").first())
                .isVisible();
        assertThat(page.getByText("불러오는 중")).hasCount(0); // what is narrow is the page with its contents
        return page;
    }
}
