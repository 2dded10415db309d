package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How satisfied a citizen was, from the question on the phone to the desk, the report and the wall.
class SurveyTests extends BrowserTest {
    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    @Test
    void aCitizenSaysHowItWasByKeyboardAloneAndTheDeskShowsIt() {
        var citizen = new CitizenWindow(PRODUCT, "ko");
        citizen.say("여권은 며칠 걸리나요?");
        var agent = new AgentWindow(PRODUCT, "agent1").ready();
        agent.accept();
        agent.say("나흘쯤 걸립니다.");
        agent.wrapUp("해결", "여권");
        assertThat(citizen.page.getByText("상담이 끝났습니다")).isVisible();
        assertThat(citizen.page.getByRole(AriaRole.RADIO)).hasCount(0);
        agent.complete();

        assertThat(rating(citizen, "매우 만족")).isVisible(PATIENT);
        PRODUCT.picture(citizen.page, "citizen-survey");
        rating(citizen, "매우 불만족").focus();
        citizen.page.keyboard().press("ArrowRight"); // 2
        citizen.page.keyboard().press("ArrowRight"); // 3
        citizen.page.keyboard().press("ArrowRight"); // 4
        citizen.page.reload();
        assertThat(rating(citizen, "만족")).isChecked();
        rating(citizen, "만족").focus();
        citizen.page.keyboard().press("Tab");
        citizen.page.keyboard().type("금방 알려 주셨어요");
        citizen.page.keyboard().press("Tab");
        citizen.page.keyboard().press("Enter");

        var thanks = citizen.page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("고맙습니다"));
        assertThat(thanks).isVisible();
        assertThat(thanks).isFocused();
        PRODUCT.picture(citizen.page, "citizen-survey-thanks");
        citizen.page.reload();
        assertThat(citizen.page.getByText("4 · 만족. 잘 받았습니다.")).isVisible();
        assertThat(citizen.page.getByRole(AriaRole.RADIO)).hasCount(0);
        assertThat(PRODUCT.bean(JdbcClient.class)
                        .sql("SELECT rating || ' ' || words FROM survey ORDER BY asked_at DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .isEqualTo("4 금방 알려 주셨어요");

        agent.page.keyboard().press("Alt+T");
        var today = agent.page.getByRole(AriaRole.DIALOG);
        assertThat(today).containsText("만족도 4/5");
        PRODUCT.picture(agent.page, "desk-today-survey");
        today.locator(".found button").first().click();
        assertThat(agent.page.getByText("금방 알려 주셨어요")).isVisible();
        PRODUCT.picture(agent.page, "desk-survey");
    }

    private static Locator rating(CitizenWindow citizen, String word) {
        return citizen.page.getByRole(
                AriaRole.RADIO, new Page.GetByRoleOptions().setName(word).setExact(true));
    }
}
