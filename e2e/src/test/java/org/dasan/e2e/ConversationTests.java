package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.Optional;
import org.dasan.acd.books.Reconciliation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ConversationTests extends BrowserTest {
    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    @AfterEach
    void theBooksBalance() {
        var statement = PRODUCT.bean(Reconciliation.class).check(Optional.empty());
        assertThat(statement.balanced()).as("%s", statement).isTrue();
    }

    @Test
    void aCitizenAsksAnAgentAnswersAndTheRecordIsWritten() {
        var citizen = new CitizenWindow(PRODUCT, "ko");
        PRODUCT.picture(citizen.page, "citizen-chat-start");
        citizen.say("3인용 소파를 버리려고 합니다. 얼마인가요?");
        PRODUCT.picture(citizen.page, "citizen-chat-waiting");
        var agent = new AgentWindow(PRODUCT, "agent1").ready();

        agent.seesOffer();
        PRODUCT.picture(agent.page, "desk-offer");
        agent.accept();
        agent.say("네, 3인용 소파는 수수료 8,000원을 내고 문 앞에 내놓으시면 됩니다.");
        assertThat(citizen.log()).containsText("수수료 8,000원", PATIENT);
        citizen.say("목요일 몇 시까지인가요?");
        assertThat(agent.log()).containsText("목요일 몇 시까지인가요?", PATIENT);
        PRODUCT.picture(citizen.page, "citizen-chat-talking");
        PRODUCT.picture(agent.page, "desk");
        agent.wrapUp("해결", "대형");
        PRODUCT.picture(agent.page, "desk-wrap-up");
        agent.complete();

        assertThat(citizen.page.getByText("상담이 끝났습니다")).isVisible();
        PRODUCT.picture(citizen.page, "citizen-chat-after");
        assertThat(PRODUCT.bean(JdbcClient.class)
                        .sql("SELECT outcome || ' ' || state FROM interaction ORDER BY number DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .isEqualTo("RESOLVED CLOSED");
    }

    @Test
    void aVietnameseCitizenReachesWhoSpeaksVietnamese() {
        var korean = new AgentWindow(PRODUCT, "agent1").ready();
        var agent = new AgentWindow(PRODUCT, "agent8").ready();
        var citizen = new CitizenWindow(PRODUCT, "vi");
        citizen.say("Tôi muốn học tiếng Hàn miễn phí, đăng ký ở đâu ạ?");

        agent.accept();
        agent.say("Chào anh/chị, để tôi kiểm tra giúp ạ.");

        assertThat(citizen.log()).containsText("để tôi kiểm tra giúp", PATIENT);
        assertThat(korean.offer()).isHidden();
        PRODUCT.picture(citizen.page, "citizen-chat-vi");
    }

    @Test
    void aContactIsHandedOverWithWhatWasSaid() {
        var citizen = new CitizenWindow(PRODUCT, "ko");
        citizen.say("재산세를 나누어 낼 수 있나요?");
        var first = new AgentWindow(PRODUCT, "agent1").ready();
        first.accept();
        first.say("세금 담당에게 이어 드리겠습니다.");
        var second = new AgentWindow(PRODUCT, "agent2").ready();

        first.page.keyboard().press("F6");
        first.choose("대기열 또는 사람", "이도윤");
        first.page.getByLabel("전할 말").fill("분납 문의");
        PRODUCT.picture(first.page, "desk-transfer");
        first.page
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("넘기기"))
                .click();
        second.accept();

        assertThat(second.log()).containsText("재산세를 나누어 낼 수 있나요?", PATIENT);
        assertThat(second.log()).containsText("분납 문의", PATIENT);
        second.say("네, 250만 원이 넘으면 두 번에 나누어 내실 수 있습니다.");
        assertThat(citizen.log()).containsText("두 번에 나누어", PATIENT);
    }

    @Test
    void anOfferThatRingsOutGoesToSomebodyElse() {
        var away = new AgentWindow(PRODUCT, "agent1").ready();
        var citizen = new CitizenWindow(PRODUCT, "ko");
        citizen.say("여보세요?");
        away.seesOffer();
        var here = new AgentWindow(PRODUCT, "agent2").ready();

        here.accept();

        assertThat(away.button("내 상태: 응답 없음").or(away.page.getByText("응답 없음").first()))
                .isVisible();
        here.say("네, 다산 120입니다.");
        assertThat(citizen.log()).containsText("네, 다산 120입니다.", PATIENT);
    }

    @Test
    void nothingIsLostWhenTheNetworkIsAwayOnEitherSide() {
        var citizen = new CitizenWindow(PRODUCT, "ko");
        citizen.say("터널에 들어갑니다");
        var agent = new AgentWindow(PRODUCT, "agent1").ready();
        agent.accept();
        agent.say("네, 기다리겠습니다.");
        assertThat(citizen.log()).containsText("기다리겠습니다", PATIENT);

        citizen.page.context().setOffline(true);
        citizen.field().fill("터널 안에서 쓴 글");
        citizen.page.locator("form.compose button[type=submit]").click();
        PRODUCT.picture(citizen.page, "citizen-chat-offline");
        agent.say("천천히 말씀하세요.");
        citizen.page.context().setOffline(false);
        agent.page.context().setOffline(true);
        agent.composer().fill("끊긴 동안 쓴 답");
        agent.page.keyboard().press("Control+Enter");
        agent.page.context().setOffline(false);

        assertThat(agent.log()).containsText("터널 안에서 쓴 글", PATIENT);
        assertThat(citizen.log()).containsText("천천히 말씀하세요.", PATIENT);
        assertThat(citizen.log()).containsText("끊긴 동안 쓴 답", PATIENT);
        assertThat(citizen.page.getByText("끊긴 동안 쓴 답")).hasCount(1);
        assertThat(agent.log().getByText("터널 안에서 쓴 글")).hasCount(1);
    }

    @Test
    void aReloadInWrapUpKeepsWhatWasTyped() {
        var citizen = new CitizenWindow(PRODUCT, "ko");
        citizen.say("여권은 며칠 걸리나요?");
        var agent = new AgentWindow(PRODUCT, "agent1").ready();
        agent.accept();
        agent.say("나흘쯤 걸립니다.");
        agent.wrapUp("해결", "여권");
        agent.page
                .getByLabel("메모", new Page.GetByLabelOptions().setExact(true))
                .first()
                .fill("급행은 없다고 안내");

        agent.page.reload();

        assertThat(agent.page.locator("input.memo")).hasValue("급행은 없다고 안내");
        assertThat(agent.record()).containsText("여권", PATIENT);
        agent.complete();
    }

    @Test
    void anInterpreterJoinsARunningChat() {
        var citizen = new CitizenWindow(PRODUCT, "ko");
        citizen.say("Би монголоор ярьдаг");
        var agent = new AgentWindow(PRODUCT, "agent1").ready();
        agent.accept();
        var interpreter = new AgentWindow(PRODUCT, "agent8").ready();

        agent.page.keyboard().press("F7");
        agent.page
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("언어"))
                .selectOption(new SelectOption().setLabel("몽골어"));
        PRODUCT.picture(agent.page, "desk-interpreter");
        agent.page
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("부르기"))
                .click();
        interpreter.accept();
        interpreter.say("Сайн байна уу, би орчуулагч байна.");

        assertThat(citizen.log()).containsText("Сайн байна уу", PATIENT);
        assertThat(agent.log()).containsText("Сайн байна уу", PATIENT);
        agent.say("통역과 함께 도와드리겠습니다.");
        assertThat(citizen.log()).containsText("통역과 함께", PATIENT);
    }

    @Test
    void anOfferDoesNotBreakASyllableBeingComposed() {
        var first = new CitizenWindow(PRODUCT, "ko");
        first.say("첫째 질문입니다");
        var agent = new AgentWindow(PRODUCT, "agent1").ready();
        agent.accept();
        agent.composer().click();
        var keyboard = agent.page.context().newCDPSession(agent.page);
        keyboard.send("Input.imeSetComposition", composing("ㅎ"));
        keyboard.send("Input.imeSetComposition", composing("하"));

        var second = new CitizenWindow(PRODUCT, "ko");
        second.say("둘째 질문입니다");
        agent.seesOffer();
        keyboard.send("Input.imeSetComposition", composing("한"));
        var committed = new JsonObject();
        committed.addProperty("text", "한글");
        keyboard.send("Input.insertText", committed);

        assertThat(agent.composer()).hasValue("한글");
        assertThat(agent.composer()).isFocused();
        agent.page.keyboard().press("F2");
        assertThat(agent.page.getByText("둘째 질문입니다").first()).isVisible();
    }

    private static JsonObject composing(String text) {
        var parameters = new JsonObject();
        parameters.addProperty("text", text);
        parameters.addProperty("selectionStart", text.length());
        parameters.addProperty("selectionEnd", text.length());
        return parameters;
    }
}
