package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/// A whole shift without a mouse: no step of it is a click, and what is typed goes where the focus stands.
class KeyboardTests extends BrowserTest {
    private static final int MOST_STEPS = 80;

    @Test
    void aShiftByKeyboardAlone() {
        var page = PRODUCT.window(1440, 900, "ko-KR");
        var keys = page.keyboard();
        page.navigate(PRODUCT.url("/desk"));
        tabTo(page, page.getByLabel("아이디"));
        keys.type("agent1");
        tabTo(page, page.getByLabel("비밀번호"));
        keys.type("demo-120");
        keys.press("Enter");
        assertThat(presence(page, "막 들어옴")).isVisible();
        keys.press("F9");
        assertThat(presence(page, "상담 가능")).isVisible();

        var citizen = new CitizenWindow(PRODUCT, "ko");
        citizen.say("전입신고를 하려면 무엇이 필요한가요?");
        assertThat(page.locator("section.offer"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
        keys.press("F2");
        var reply = page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("답장").setExact(true));
        assertThat(reply).isFocused();
        keys.type("신분증을 가지고 주민센터로 오시면 됩니다.");
        keys.press("Control+Enter");
        assertThat(citizen.log()).containsText("신분증을 가지고");
        keys.press("F8");
        choose(page, "결과", "해결");
        choose(page, "주제", "전입");
        keys.press("F8");
        assertThat(page.getByText("열린 상담이 없습니다").first()).isVisible();

        tabTo(page, presence(page, "상담 가능"));
        keys.press("Enter");
        tabTo(page, page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("식사")));
        keys.press("Enter");
        assertThat(presence(page, "식사")).isVisible();
    }

    private static Locator presence(Page page, String word) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName("내 상태: " + word).setExact(true));
    }

    private static void choose(Page page, String field, String text) {
        var box = page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(field).setExact(true));
        assertThat(box).isVisible();
        tabTo(page, box);
        page.keyboard().type(text);
        assertThat(page.getByRole(AriaRole.OPTION).first()).isVisible();
        page.keyboard().press("Enter");
    }

    /// Presses Tab until the element has the focus; fails where the keyboard cannot reach it.
    private static void tabTo(Page page, Locator element) {
        assertThat(element).isVisible();
        for (int step = 0; step < MOST_STEPS && !focused(element); step++) {
            page.keyboard().press("Tab");
        }
        assertThat(element).isFocused();
    }

    private static boolean focused(Locator element) {
        return (Boolean) element.evaluate("e => e === document.activeElement");
    }
}
