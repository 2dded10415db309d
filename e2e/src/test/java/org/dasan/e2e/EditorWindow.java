package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/// An editor of standard answers, found by what the editor sees.
final class EditorWindow {
    final Page page;

    EditorWindow(Product product, String username) {
        page = product.window(1440, 900, "ko-KR");
        page.navigate(product.url("/desk"));
        page.getByLabel("아이디").fill(username);
        page.getByLabel("비밀번호").fill("demo-120");
        page.keyboard().press("Enter");
        assertThat(list()).isVisible();
    }

    Locator list() {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName("표준답변").setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String name) {
        return page.getByRole(AriaRole.MAIN).getByLabel(name);
    }

    /// Opens the entry that is found by these words.
    void open(String words) {
        page.getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("표준답변 찾기"))
                .fill(words);
        list().getByRole(AriaRole.LISTITEM)
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .click();
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(words).setLevel(2)))
                .isVisible();
    }
}
