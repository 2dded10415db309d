package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A supervisor finds out why somebody waits, and ends the wait.
class ConsoleTests extends BrowserTest {
    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

    @Test
    void aSkillLentForAnHourEndsAWait() {
        var agent = new AgentWindow(PRODUCT, "agent1").ready();
        new CitizenWindow(PRODUCT, "vi").say("Tôi cần giúp đỡ");
        var console = supervisor();

        var why = button(console, "맡을 수 있는 사람이 들어와 있지 않습니다");
        assertThat(why).isVisible(PATIENT);
        why.click();
        assertThat(console.locator(".why")).containsText("베트남어");
        assertThat(console.locator(".why")).containsText("김하늘");
        PRODUCT.picture(console, "console");
        Accessible.check(console);
        console.locator(".agents")
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("김하늘"))
                .click();
        var dialog = console.getByRole(AriaRole.DIALOG);
        dialog.getByLabel(Pattern.compile("^까닭")).fill("베트남어 상담사가 없어서");
        dialog.getByLabel(Pattern.compile("^기술")).selectOption("vi");
        PRODUCT.picture(console, "console-agent");
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("빌려주기").setExact(true))
                .click();

        agent.seesOffer();
        agent.accept();
        assertThat(console.locator(".waiting")).isHidden();
    }

    @Test
    void aSupervisorSetsSomebodyAwayWhoForgot() {
        var agent = new AgentWindow(PRODUCT, "agent2").ready();
        var console = supervisor();
        console.locator(".agents")
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("이도윤"))
                .click();
        var dialog = console.getByRole(AriaRole.DIALOG);
        dialog.getByLabel(Pattern.compile("^까닭")).fill("점심에 나가며 잊음");
        dialog.getByLabel(Pattern.compile("^사유")).selectOption("MEAL");
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("바꾸기").setExact(true))
                .click();

        assertThat(agent.button("내 상태: 식사")).isVisible(PATIENT);
    }

    @Test
    void theConsoleIsToldAndTurnsGreyWhenItIsToldNoMore() {
        var console = supervisor();
        assertThat(console.getByText("지금 기다리는 사람이 없습니다.")).isVisible(PATIENT);

        new CitizenWindow(PRODUCT, "ko").say("아무도 묻지 않아도 보이나요?");

        assertThat(console.locator(".waiting")).isVisible(PATIENT);
        console.context().setOffline(true);
        assertThat(console.locator(".console[data-stale]")).isVisible(PATIENT);
        assertThat(console.locator(".waiting")).isVisible();
        console.context().setOffline(false);
        assertThat(console.locator(".console[data-stale]")).isHidden();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Page supervisor() {
        var page = PRODUCT.window(1440, 900, "ko-KR");
        page.navigate(PRODUCT.url("/desk/console"));
        page.getByLabel("아이디").fill("supervisor1");
        page.getByLabel("비밀번호").fill("demo-120");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("상담 현황")))
                .isVisible();
        return page;
    }
}
