package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.dasan.acd.Queues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every screen, as people meet it, is open to those who cannot see well, cannot hear, or use no mouse.
class AccessibilityTests extends BrowserTest {
    /// How many times as long as usual an offer rings and a wrap-up lasts: nothing may run out while axe looks.
    private static final int PATIENCE = 40;

    @BeforeEach
    void nothingRunsOut() {
        times("offer_seconds * :n", "wrap_up_seconds * :n");
    }

    @AfterEach
    void timeRunsAgain() {
        times("offer_seconds / :n", "wrap_up_seconds / :n");
    }

    private static void times(String offer, String wrapUp) {
        PRODUCT.bean(JdbcClient.class)
                .sql("UPDATE queue SET offer_seconds = " + offer + ", wrap_up_seconds = " + wrapUp)
                .param("n", PATIENCE)
                .update();
        PRODUCT.bean(Queues.class).reload();
    }

    @ParameterizedTest
    @CsvSource({"ko,360", "ko,1440", "en,360", "zh,360", "ja,360", "vi,360", "mn,360"})
    void theCitizensPage(String language, int width) {
        var page = PRODUCT.window(width, 800, language);
        page.navigate(PRODUCT.url("/?lang=" + language));

        Accessible.check(page);
    }

    @Test
    void aChatFromBothSides() {
        var citizen = new CitizenWindow(PRODUCT, "ko");
        Accessible.check(citizen.page);
        citizen.say("주차 단속에 이의를 내려면 어떻게 하나요?");
        Accessible.check(citizen.page);
        var agent = new AgentWindow(PRODUCT, "agent1").ready();
        agent.seesOffer();
        Accessible.check(agent.page);
        agent.accept();
        agent.say("의견 진술을 하시면 됩니다.");
        assertThat(citizen.log()).containsText("의견 진술");
        Accessible.check(citizen.page);
        Accessible.check(agent.page);
        for (var key : new String[] {"F6", "F7", "Control+k"}) {
            agent.page.keyboard().press(key);
            assertThat(agent.page.getByRole(AriaRole.DIALOG)).isVisible();
            Accessible.check(agent.page);
            agent.page.keyboard().press("Escape");
        }
        agent.wrapUp("해결", "주차");
        Accessible.check(agent.page);
        agent.complete();
        Accessible.check(citizen.page);
        Accessible.check(agent.page);
    }

    @Test
    void signingIn() {
        var page = PRODUCT.window(1440, 900, "ko-KR");
        page.navigate(PRODUCT.url("/desk"));
        assertThat(page.getByLabel("아이디")).isVisible();

        Accessible.check(page);
    }

    @Test
    void theDeskOnAPhone() {
        var agent = new AgentWindow(PRODUCT, "agent1").ready();
        agent.page.setViewportSize(360, 740);

        Accessible.check(agent.page);
    }

    @ParameterizedTest
    @CsvSource({
        "/desk/console,1440", "/desk/books,1440", "/desk/interactions,1440", "/desk/reports,1440", "/desk/notices,1440",
                "/wallboard,1920",
        "/desk/console,360", "/desk/books,360", "/desk/interactions,360", "/desk/reports,360", "/desk/notices,360",
                "/wallboard,360"
    })
    void whatSupervisorsSee(String path, int width) {
        new CitizenWindow(PRODUCT, "ko").say("모든 화면에 제가 보이나요?");
        var page = signedIn("supervisor1", path);
        page.setViewportSize(width, 900);

        Accessible.check(page);
    }

    @Test
    void choosingWhatAWallShows() {
        var wall = signedIn("supervisor1", "/wallboard");
        for (int width : new int[] {1440, 360}) {
            wall.setViewportSize(width, 900);
            wall.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("고르기"))
                    .click();
            assertThat(wall.getByRole(AriaRole.DIALOG)).isVisible();
            Accessible.check(wall);
            wall.keyboard().press("Escape");
        }
    }

    @Test
    void everyKindOfConfiguration() {
        var admin = signedIn("admin", "/admin");
        var kinds = admin.locator(".tree a");
        assertThat(kinds.first()).isVisible();
        var addresses = kinds.evaluateAll("links => links.map(link => link.getAttribute('href'))");
        for (var address : (List<?>) addresses) {
            for (int width : new int[] {1440, 360}) {
                admin.setViewportSize(width, 900);
                admin.navigate(PRODUCT.url(String.valueOf(address)));
                assertThat(admin.getByRole(AriaRole.MAIN)).isVisible();
                Accessible.check(admin);
            }
        }
    }

    private static Page signedIn(String username, String path) {
        var page = PRODUCT.window(1440, 900, "ko-KR");
        page.navigate(PRODUCT.url(path));
        page.getByLabel("아이디").fill(username);
        page.getByLabel("비밀번호").fill("demo-120");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING)
                        .or(page.getByRole(AriaRole.TABLE))
                        .first())
                .isVisible();
        return page;
    }
}
