package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.dasan.testkit.Eventually;

/// An agent at the desk whose browser is a telephone, and what comes out of it.
final class AgentPhone {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /// How long a caller may be told something before a person is rung, in ms.
    private static final double RINGS_WITHIN = 240_000;

    /// Keeps the page's connections where the test can ask them what they carry.
    private static final String LISTENER = """
            window.lines = [];
            window.RTCPeerConnection = class extends window.RTCPeerConnection {
              constructor(configuration) { super(configuration); window.lines.push(this); }
            };
            """;

    /// The sound that has come in so far, over all connections of the page.
    private static final String HEARD = """
            async () => {
              let energy = 0;
              for (const line of window.lines) {
                (await line.getStats()).forEach((stat) => {
                  if (stat.type === 'inbound-rtp') energy += stat.totalAudioEnergy ?? 0;
                });
              }
              return energy;
            }
            """;

    final AgentWindow desk;
    final Page page;

    private AgentPhone(AgentWindow desk) {
        this.desk = desk;
        this.page = desk.page;
    }

    /// Signs in, allows the microphone, and waits until the telephone is registered.
    static AgentPhone of(Product product, String username, String... scripts) {
        var desk = new AgentWindow(product, username);
        desk.page.context().addInitScript(LISTENER);
        for (var script : scripts) {
            desk.page.context().addInitScript(script);
        }
        desk.page.context().grantPermissions(List.of("microphone"));
        desk.page.reload();
        assertThat(desk.button("전화기: 전화 준비")).isVisible();
        return new AgentPhone(desk);
    }

    /// A supervisor at the console, whose browser is a telephone as well.
    static Page supervisor(Product product) {
        var page = product.window(1440, 900, "ko-KR");
        page.context().addInitScript(LISTENER);
        page.context().grantPermissions(List.of("microphone"));
        page.navigate(product.url("/desk/console"));
        page.getByLabel("아이디").fill("supervisor1");
        page.getByLabel("비밀번호").fill("demo-120");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("전화기: 전화 준비")))
                .isVisible();
        return page;
    }

    AgentPhone ready() {
        desk.ready();
        return this;
    }

    /// A call rings, after whatever the caller hears first.
    void rings() {
        assertThat(desk.offer()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(RINGS_WITHIN));
    }

    void answer() {
        rings();
        press("F2");
        assertThat(strip()).isVisible();
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    Locator strip() {
        return strip(page);
    }

    static Locator strip(Page page) {
        return page.locator("section.call-strip");
    }

    void is(String state) {
        is(page, state);
    }

    static void is(Page page, String state) {
        assertThat(strip(page).getByText(state, new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    void hears() {
        hears(page);
    }

    /// Sound comes in: what is said at the other end, or what an echo there sends back.
    static void hears(Page page) {
        double before = heard(page);
        Eventually.within(PATIENCE, () -> Assertions.assertThat(heard(page)).isGreaterThan(before + 0.001));
    }

    static double heard(Page page) {
        return ((Number) page.evaluate(HEARD)).doubleValue();
    }
}
