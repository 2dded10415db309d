package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/// What supervisors see of the whole: the wall, and reports that agree with the books.
class FigureTests extends BrowserTest {
    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(15_000);

    @Test
    void theWallShowsWhoWaitsWithoutBeingAsked() {
        var wall = supervisor("/wallboard", 1920, 1080);
        assertThat(wall.locator(".kpis")).isVisible();
        var waiting = wall.locator(".kpi .big").first();
        assertThat(waiting).containsText("0", PATIENT);

        new CitizenWindow(PRODUCT, "ko").say("벽에 제가 보이나요?");

        assertThat(waiting).containsText("1", PATIENT);
        PRODUCT.picture(wall, "wallboard");
        wall.context().setOffline(true);
        assertThat(wall.locator(".wall[data-stale]"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
        PRODUCT.picture(wall, "wallboard-stale");
    }

    @Test
    void theDaysReportAgreesWithTheBooks() {
        var citizen = new CitizenWindow(PRODUCT, "ko");
        citizen.say("보고서에 드는 상담입니다");
        var agent = new AgentWindow(PRODUCT, "agent1").ready();
        agent.accept();
        agent.say("네, 세겠습니다.");
        agent.wrapUp("해결", "대형");
        agent.complete();
        assertThat(citizen.log()).containsText("네, 세겠습니다.", PATIENT);

        var report = supervisor("/desk/reports", 1440, 900);
        var books = supervisor("/desk/books", 1440, 900);

        assertThat(report.locator("table").first()).isVisible();
        PRODUCT.picture(report, "report");
        var reported = report.locator("tfoot td").first().innerText().strip();
        var arrived = books.locator(".terms .total td.end").first().innerText().strip();
        assertThat(reported).isEqualTo(arrived);
    }

    private static Page supervisor(String path, int width, int height) {
        var page = PRODUCT.window(width, height, "ko-KR");
        page.navigate(PRODUCT.url(path));
        page.getByLabel("아이디").fill("supervisor1");
        page.getByLabel("비밀번호").fill("demo-120");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.BUTTON).first()).isVisible();
        return page;
    }
}
