package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.dasan.city.configuration.Documents;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Calls in the browser, through a real Asterisk: from a citizen's telephone to the agent's headset and back.
/// The citizen's telephone echoes, so that sound which comes back has gone both ways.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhoneTests extends BrowserTest {
    /// How many calls pop up; set higher to measure (`-Ddasan.e2e.pops=40`).
    private static final int POPS = Integer.getInteger("dasan.e2e.pops", 5);

    /// Writes down when an offer came over the desk's socket and when all that belongs to it stood on the screen:
    /// who calls, what happened last, which cases are open. In ms, since the frame and since the offer was made.
    private static final String STOPWATCH = """
            window.pops = [];
            const offers = new Map();
            window.WebSocket = class extends window.WebSocket {
              constructor(...more) {
                super(...more);
                this.addEventListener('message', ({ data }) => {
                  if (typeof data !== 'string' || !data.includes('"offer"')) return;
                  const offer = JSON.parse(data).desk?.offer;
                  if (offer && !offers.has(offer.id)) offers.set(offer.id, { came: performance.now(), made: Date.parse(offer.offeredAt) });
                });
              }
            };
            let shown = 0;
            new MutationObserver(() => {
              if (offers.size === shown || document.querySelectorAll('.offer-pop > p').length < 3) return;
              const { came, made } = [...offers.values()].at(-1);
              shown = offers.size;
              requestAnimationFrame(() => setTimeout(() => window.pops.push({ frame: performance.now() - came, offer: Date.now() - made })));
            }).observe(document, { childList: true, subtree: true });
            """;

    private Exchange exchange;

    @BeforeAll
    void anExchangeIsThere() {
        exchange = new Exchange(PRODUCT.data());
    }

    @AfterEach
    void nobodyCallsAnyMore() {
        exchange.hangUpAll();
    }

    @AfterAll
    void itIsClosed() {
        exchange.close();
    }

    @Test
    void aCallIsAnsweredByKeyAndHeardBothWays() {
        var agent = AgentPhone.of(PRODUCT, "agent1").ready();
        var caller = exchange.echoingCaller("01023455528");
        agent.answer();
        agent.hears();
        agent.is("통화 중");
        assertThat(agent.page.getByText("••••5528").first()).isVisible();

        agent.press("F3");
        agent.is("보류 중");
        PRODUCT.picture(agent.page, "phone-held");
        agent.press("F3");
        agent.is("통화 중");

        agent.press("F4");
        agent.is("음소거 중");
        agent.press("F4");

        agent.press("Alt+k");
        agent.page.keyboard().type("12#");
        assertThat(agent.page.getByLabel("누른 번호")).hasText("12#");
        PRODUCT.picture(agent.page, "phone");
        agent.press("Escape");

        agent.press("Shift+F8");
        assertThat(agent.strip()).not().isVisible();
        assertThat(agent.desk.button("기록 마치기 F8")).isVisible();
        PRODUCT.picture(agent.page, "phone-wrap-up");
        Eventually.within(
                AgentPhone.PATIENCE,
                () -> Assertions.assertThat(caller.isAlive()).isFalse());
    }

    @Test
    void aCallOutlivesAReloadOfThePageAndStaysMuted() {
        var agent = AgentPhone.of(PRODUCT, "agent2").ready();
        var caller = exchange.echoingCaller("01023455529");
        agent.answer();
        agent.hears();
        agent.press("F4");
        agent.is("음소거 중");

        agent.page.reload();

        agent.is("음소거 중");
        agent.press("F4");
        agent.hears();
        Assertions.assertThat(caller.isAlive()).isTrue();
        agent.press("Shift+F8");
        assertThat(agent.desk.button("기록 마치기 F8")).isVisible();
    }

    @Test
    void aSecondWindowShowsTheCallAndTakesItOver() {
        var agent = AgentPhone.of(PRODUCT, "agent3").ready();
        var caller = exchange.echoingCaller("01023455530");
        agent.answer();
        var other = agent.page.context().newPage();
        other.navigate(PRODUCT.url("/desk"));
        AgentPhone.is(other, "통화 중");

        other.keyboard().press("F3");
        agent.is("보류 중");
        AgentPhone.is(other, "보류 중");
        other.keyboard().press("F3");
        agent.is("통화 중");

        agent.page.close();

        AgentPhone.hears(other);
        Assertions.assertThat(caller.isAlive()).isTrue();
        other.keyboard().press("Shift+F8");
        assertThat(AgentPhone.strip(other)).not().isVisible();
    }

    @Test
    void aCallIsOpenToEverybodyOnAnyScreen() {
        var agent = AgentPhone.of(PRODUCT, "agent1").ready();
        exchange.echoingCaller("01023455533");
        agent.answer();
        agent.is("통화 중");
        Accessible.check(agent.page);
        NarrowTests.fits(agent.page, "/desk call");
    }

    @Test
    void aCallIsPassedOnToAColleague() {
        var agent = AgentPhone.of(PRODUCT, "agent1").ready();
        exchange.echoingCaller("01023455531");
        agent.answer();
        var colleague = AgentPhone.of(PRODUCT, "agent2").ready();

        agent.press("F6");
        agent.desk.button("바로 넘기기").click();
        agent.desk.choose("받는 사람", "이도윤");
        PRODUCT.picture(agent.page, "phone-transfer");
        agent.desk.button("넘기기").click();

        colleague.answer();
        colleague.hears();
        assertThat(agent.strip()).not().isVisible();
        colleague.press("Shift+F8");
        assertThat(colleague.desk.button("기록 마치기 F8")).isVisible();
    }

    @Test
    void aNumberIsCalledByKeyAndHeardBothWays() {
        var agent = AgentPhone.of(PRODUCT, "agent3").ready();
        var outside = exchange.echoingPhone();
        agent.press("Alt+o");
        var dialog = agent.page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("전화번호").fill("010-2345-5536");
        PRODUCT.picture(agent.page, "phone-dial");
        agent.press("Enter");

        agent.is("거는 중");
        PRODUCT.picture(agent.page, "phone-dialling");
        agent.is("통화 중");
        agent.hears();
        assertThat(agent.page.getByText("상대가 전화를 받았습니다")).isVisible();
        assertThat(agent.page.getByText("••••5536").first()).isVisible();
        PRODUCT.picture(agent.page, "phone-called");
        Accessible.check(agent.page);

        agent.press("Shift+F8");
        assertThat(agent.desk.button("기록 마치기 F8")).isVisible();
        Eventually.within(
                AgentPhone.PATIENCE,
                () -> Assertions.assertThat(outside.isAlive()).isFalse());
    }

    @Test
    void aCampaignsNextPersonIsSeenBeforeTheyAreCalled() {
        var documents = PRODUCT.bean(Documents.class);
        documents.write(
                "campaigns",
                "care",
                1,
                Map.of(
                        "code",
                        "care",
                        "name",
                        Map.of("ko", "어르신 안부", "en", "Elderly care"),
                        "organisation",
                        "seoul",
                        "entryPoint",
                        "voice",
                        "calendar",
                        "always",
                        "attempts",
                        3,
                        "pauseMinutes",
                        120,
                        "script",
                        Map.of("ko", "안녕하세요, 서울시입니다. 더위에 잘 지내시는지 여쭙니다."),
                        "active",
                        true));
        try {
            var supervisor = AgentPhone.supervisor(PRODUCT);
            supervisor.navigate(PRODUCT.url("/desk/campaigns"));
            supervisor.getByLabel("또는 붙여 넣기").fill("010-2345-5537,ko,A-17\n060-700-1234");
            supervisor
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("넣기").setExact(true))
                    .click();
            assertThat(supervisor.getByText("넣음 1 · 이미 있음 0 · 거부 0 · 잘못된 줄 1")).isVisible();
            PRODUCT.picture(supervisor, "campaigns");
            Accessible.check(supervisor);

            var agent = AgentPhone.of(PRODUCT, "agent4").ready();
            var preview = agent.page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("다음에 걸 사람"));
            assertThat(preview).containsText("••••5537");
            PRODUCT.picture(agent.page, "campaign-preview");
            Accessible.check(agent.page);
            exchange.echoingPhone();
            button(preview, "전화 걸기").click();

            agent.is("통화 중");
            agent.hears();
            agent.press("Shift+F8");
            assertThat(agent.desk.button("기록 마치기 F8")).isVisible();
        } finally {
            documents.remove("campaigns", "care");
        }
    }

    @Test
    void aSupervisorListensWhispersAndLeaves() {
        var agent = AgentPhone.of(PRODUCT, "agent1").ready();
        var supervisor = AgentPhone.supervisor(PRODUCT);
        exchange.echoingCaller("01023455534");
        agent.answer();
        agent.hears();

        supervisor
                .locator(".agents")
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("김하늘"))
                .click();
        var dialog = supervisor.getByRole(AriaRole.DIALOG);
        dialog.getByLabel(Pattern.compile("^까닭")).fill("새로 온 상담사라서");
        button(dialog, "듣기").click();
        var sign = dialog.getByRole(AriaRole.REGION, new Locator.GetByRoleOptions().setName("통화 감독"));
        assertThat(sign).containsText("내 말은 아무에게도 들리지 않습니다");
        AgentPhone.hears(supervisor);
        assertThat(agent.strip().getByText("관리자가 듣는 중")).isVisible();
        PRODUCT.picture(supervisor, "phone-supervised");

        button(sign, "귓속말").click();
        assertThat(sign).containsText("상담사에게만");
        assertThat(agent.strip().getByText("관리자가 말할 수 있음")).isVisible();
        button(sign, "나오기").click();
        assertThat(sign).not().isVisible();
        assertThat(agent.strip().getByText("관리자가 말할 수 있음")).not().isVisible();
        agent.hears();
    }

    @Test
    void aRecordingIsPausedAndHeardAfterwards() {
        var documents = PRODUCT.bean(Documents.class);
        documents.write(
                "call-recording",
                "voice",
                1,
                Map.of("entryPoint", "voice", "consent", "TOLD_BEFORE", "listeningShown", true));
        try {
            var agent = AgentPhone.of(PRODUCT, "agent2").ready();
            exchange.echoingCaller("01023455535");
            agent.answer();
            agent.hears();
            button(agent.strip(), "녹음 멈추기").click();
            assertThat(button(agent.strip(), "녹음 다시 하기")).isVisible();
            button(agent.strip(), "녹음 다시 하기").click();
            assertThat(button(agent.strip(), "녹음 멈추기")).isVisible();
            PRODUCT.picture(agent.page, "phone-recorded");
            agent.hears();
            agent.press("Shift+F8");

            var recording = agent.page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("녹음"));
            recording.getByLabel(Pattern.compile("^듣는 까닭")).fill("이름을 다시 들으려고");
            button(recording, "듣기").click();
            assertThat(recording.locator("audio")).isVisible();
            Eventually.within(
                    AgentPhone.PATIENCE,
                    () -> Assertions.assertThat(
                                    ((Number) recording.locator("audio").evaluate("sound => sound.duration || 0"))
                                            .doubleValue())
                            .isPositive());
            PRODUCT.picture(agent.page, "phone-recording");
        } finally {
            documents.remove("call-recording", "voice");
        }
    }

    private static Locator button(Locator place, String name) {
        return place.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void whoCallsIsOnScreenWithTheOffer() throws IOException {
        var agent = AgentPhone.of(PRODUCT, "agent1", STOPWATCH).ready();
        for (int i = 0; i < POPS; i++) {
            exchange.echoingCaller("01023455532");
            agent.rings();
            assertThat(agent.page.locator(".offer-pop > p")).hasCount(3);
            assertThat(agent.desk.offer().getByText("••••5532").first()).isVisible();
            if (i == 0) {
                PRODUCT.picture(agent.page, "phone-rings");
            }
            endOpenContacts("CITIZEN", "LEFT");
            assertThat(agent.desk.offer()).not().isVisible();
            exchange.hangUpAll();
        }

        Assertions.assertThat(popped(agent.page, "frame")).hasSize(POPS);
        Files.writeString(
                Path.of("target", "screen-pop.txt"),
                "%d offers, ms to the rendered panel%n".formatted(POPS)
                        + line("since the frame came", popped(agent.page, "frame"))
                        + line("since the offer was made", popped(agent.page, "offer")));
    }

    private static double[] popped(Page page, String since) {
        return ((List<?>) page.evaluate("since => window.pops.map((pop) => pop[since])", since))
                .stream()
                        .mapToDouble(each -> Double.parseDouble(String.valueOf(each)))
                        .sorted()
                        .toArray();
    }

    private static String line(String what, double[] sorted) {
        return "%s: p50 %.0f, p99 %.0f, longest %.0f%n"
                .formatted(
                        what,
                        sorted[(int) Math.ceil(0.50 * sorted.length) - 1],
                        sorted[(int) Math.ceil(0.99 * sorted.length) - 1],
                        sorted[sorted.length - 1]);
    }
}
