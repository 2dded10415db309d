package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

class DeskTests extends BrowserTest {
    @Test
    void anAgentSignsInAndBecomesReadyByKey() {
        var agent = new AgentWindow(PRODUCT, "agent1").ready();

        assertThat(agent.page.getByText("상담이 오면 여기에 뜹니다.")).isVisible();
        PRODUCT.picture(agent.page, "desk-empty");
    }

    @Test
    void aWrongPasswordSaysSo() {
        var page = PRODUCT.window(1440, 900, "ko-KR");
        page.navigate(PRODUCT.url("/desk"));
        page.getByLabel("아이디").fill("agent2");
        page.getByLabel("비밀번호").fill("nope");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("들어가기").setExact(true))
                .click();

        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        PRODUCT.picture(page, "sign-in");
    }

    @Test
    void aSupervisorSeesThatTheBooksBalance() {
        var page = PRODUCT.window(1440, 900, "ko-KR");
        page.navigate(PRODUCT.url("/desk/books"));
        page.getByLabel("아이디").fill("supervisor1");
        page.getByLabel("비밀번호").fill("demo-120");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("들어가기").setExact(true))
                .click();

        assertThat(page.getByText("수용량").first()).isVisible();
        PRODUCT.picture(page, "books");
    }
}
