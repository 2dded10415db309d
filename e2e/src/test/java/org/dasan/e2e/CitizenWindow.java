package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/// A citizen with a small phone, found by what the citizen sees.
final class CitizenWindow {
    final Page page;

    CitizenWindow(Product product, String language) {
        page = product.window(360, 740, language);
        page.navigate(product.url("/chat?lang=" + language));
        assertThat(field()).isVisible();
    }

    /// Where the citizen writes, whatever the language.
    Locator field() {
        return page.locator("form.compose textarea");
    }

    Locator log() {
        return page.getByRole(AriaRole.LOG);
    }

    void say(String text) {
        field().fill(text);
        page.locator("form.compose button[type=submit]").click();
        assertThat(log()).containsText(text);
    }
}
