package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;

/// An agent at the desk, found by what the agent sees.
final class AgentWindow {
    private static final double PATIENCE = 30_000;

    final Page page;

    AgentWindow(Product product, String username) {
        page = product.window(1440, 900, "ko-KR");
        page.navigate(product.url("/desk"));
        page.getByLabel("아이디").fill(username);
        page.getByLabel("비밀번호").fill("demo-120");
        button("들어가기").click();
        assertThat(page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("내 상담")))
                .isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("내 상태: 막 들어옴")))
                .isVisible();
    }

    AgentWindow ready() {
        page.keyboard().press("F9");
        assertThat(button("내 상태: 상담 가능")).isVisible();
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator offer() {
        return page.locator("section.offer");
    }

    void seesOffer() {
        assertThat(offer()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }

    /// Takes the next offer by key.
    void accept() {
        seesOffer();
        page.keyboard().press("F2");
        assertThat(composer()).isVisible();
    }

    Locator composer() {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("답장").setExact(true));
    }

    Locator log() {
        return page.getByRole(AriaRole.LOG, new Page.GetByRoleOptions().setName("모든 채널 기록"));
    }

    Locator record() {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("상담 기록"));
    }

    void say(String text) {
        composer().fill(text);
        page.keyboard().press("Control+Enter");
        assertThat(log()).containsText(text);
    }

    /// Ends the contact and fills in what the record needs.
    void wrapUp(String outcome, String topic) {
        page.keyboard().press("F8");
        assertThat(button("기록 마치기 F8")).isVisible();
        choose("결과", outcome);
        choose("주제", topic);
    }

    void complete() {
        page.keyboard().press("F8");
        assertThat(page.getByText("열린 상담이 없습니다").first()).isVisible();
    }

    void choose(String field, String text) {
        var box = page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(field).setExact(true));
        box.fill(text);
        page.getByRole(
                        AriaRole.LISTBOX,
                        new Page.GetByRoleOptions().setName(field).setExact(true))
                .getByRole(AriaRole.OPTION)
                .first()
                .click();
    }
}
