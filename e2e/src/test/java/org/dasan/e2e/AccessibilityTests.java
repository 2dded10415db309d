package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every screen, as people meet it, is open to those who cannot see well, cannot hear, or use no mouse.
class AccessibilityTests extends BrowserTest {
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
    @ValueSource(strings = {"/desk/books", "/desk/interactions", "/desk/reports", "/wallboard"})
    void whatSupervisorsSee(String path) {
        Accessible.check(signedIn("supervisor1", path));
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
