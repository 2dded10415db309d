package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;

/// An agent at the desk, found by what the agent sees.
final class AgentWindow {
    final Page page;

    AgentWindow(Product product, String username) {
        page = product.window(1440, 900, "ko-KR");
        page.navigate(product.url("/desk"));
        page.getByLabel("아이디").fill(username);
        page.getByLabel("비밀번호").fill("demo-120");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("들어가기").setExact(true)).click();
        assertThat(page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("내 상담"))).isVisible();
    }

    AgentWindow ready() {
        page.keyboard().press("F9");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("내 상태: 상담 가능"))).isVisible();
        return this;
    }

    Locator offer() {
        return page.locator("section.offer");
    }

    /// Takes the next offer by key.
    void accept() {
        assertThat(offer()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        page.keyboard().press("F2");
        assertThat(composer()).isVisible();
    }

    Locator composer() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("답장"));
    }

    Locator log() {
        return page.getByRole(AriaRole.LOG, new Page.GetByRoleOptions().setName("모든 채널 기록"));
    }

    void say(String text) {
        composer().fill(text);
        page.keyboard().press("Control+Enter");
        assertThat(log()).containsText(text);
    }
}
