package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A standard answer from the editor's table to the citizen, and into the record.
class KnowledgeTests extends BrowserTest {
    @Test
    void anAgentFindsAnAnswerByTwoSyllablesAndSendsIt() {
        var citizen = new CitizenWindow(PRODUCT, "ko");
        citizen.say("이사하고 전입신고는 어떻게 하나요?");
        var agent = new AgentWindow(PRODUCT, "agent1").ready();
        agent.accept();
        assertThat(agent.page.getByText(Pattern.compile("시민의 말로 찾은 답변"))).isVisible();

        agent.page.keyboard().press("Alt+1");
        agent.page.keyboard().type("전입");
        assertThat(hits(agent).first()).containsText("전입신고");
        PRODUCT.picture(agent.page, "answers");
        Accessible.check(agent.page);
        agent.page.keyboard().press("ArrowDown");
        agent.page.keyboard().press("ArrowUp");
        agent.page.keyboard().press("Enter");
        var provenance = agent.page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("답장에 넣은 표준답변"));
        assertThat(provenance).containsText("전입신고");
        assertThat(agent.composer()).isFocused();
        PRODUCT.picture(agent.page, "answer-inserted");
        Accessible.check(agent.page);
        agent.page.keyboard().press("Control+Enter");
        assertThat(citizen.log()).containsText("전입신고");
        assertThat(agent.record()).containsText("전입신고");
        assertThat(agent.log()).containsText("표준답변");

        agent.page.keyboard().type("??여권");
        var picker = agent.page.getByRole(AriaRole.LISTBOX, new Page.GetByRoleOptions().setName("찾은 답변"));
        assertThat(picker.getByRole(AriaRole.OPTION).first()).containsText("여권");
        PRODUCT.picture(agent.page, "answer-called");
        Accessible.check(agent.page);
        agent.page.keyboard().press("Enter");
        assertThat(agent.composer()).hasValue(Pattern.compile("여권"));
        assertThat(provenance).containsText("여권");
        agent.page.keyboard().press("Control+z");
        assertThat(agent.composer()).hasValue("");

        agent.page.setViewportSize(360, 740);
        Accessible.check(agent.page);
        agent.page.setViewportSize(1440, 900);
        agent.wrapUp("해결", "전입");
        agent.complete();
        theSupervisorSeesWhichAnswerWasUsed();
    }

    private static void theSupervisorSeesWhichAnswerWasUsed() {
        var page = PRODUCT.window(1440, 900, "ko-KR");
        page.navigate(PRODUCT.url("/desk/interactions"));
        page.getByLabel("아이디").fill("supervisor1");
        page.getByLabel("비밀번호").fill("demo-120");
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^C-")))
                .first()
                .click();
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("쓴 표준답변")))
                .containsText("전입신고");
    }

    @Test
    void whatIsReadOutAtTheCounterIsRecordedToo() {
        var agent = new AgentWindow(PRODUCT, "agent2").ready();
        agent.page.keyboard().press("Alt+n");
        var dialog = agent.page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel(Pattern.compile("^무슨 일인가요")).fill("여권 재발급 문의로 창구 방문");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("시작하기"))
                .click();
        assertThat(agent.log()).containsText("창구 방문");

        agent.page.keyboard().press("Alt+1");
        agent.page.keyboard().type("여권");
        assertThat(hits(agent).first()).containsText("여권");
        agent.page.keyboard().press("Enter");

        assertThat(agent.record()).containsText("여권");
        agent.wrapUp("해결", "여권");
        agent.complete();
    }

    @Test
    void anAnswerIsWrittenByOneApprovedByAnotherAndThenFoundByCitizens() {
        var author = new EditorWindow(PRODUCT, "editor1");
        assertThat(author.list().getByRole(AriaRole.LISTITEM).first()).isVisible();
        Accessible.check(author.page);
        author.button("새 답변").click();
        author.field("제목").fill("제설함 모래주머니 받는 곳");
        author.field("본문").fill("가까운 동주민센터에서 모래주머니를 그냥 드립니다.\n한 집에 두 개까지 받습니다.");
        author.field("시민이 쓰는 말 더하기").fill("빙판길 모래주머니");
        author.page.keyboard().press("Enter");
        author.field("분류").selectOption("safety");
        author.button("초안으로 저장").click();
        assertThat(author.button("검토 올리기")).isVisible();
        assertThat(citizensAnswers("제설함 모래주머니")).not().containsText("모래주머니를 그냥 드립니다");
        author.button("검토 올리기").click();
        assertThat(author.page.getByText("내가 고친 답변은 다른 사람이 승인합니다.")).isVisible();
        assertThat(author.button("승인하고 게시")).hasAttribute("aria-disabled", "true");
        Accessible.check(author.page);

        var other = new EditorWindow(PRODUCT, "editor2");
        other.open("제설함 모래주머니 받는 곳");
        other.button("돌려보내기").click();
        var dialog = other.page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.TEXTBOX).fill("언제부터인지 적어 주세요");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("돌려보내기"))
                .click();
        author.page.reload();
        assertThat(author.page.getByText("언제부터인지 적어 주세요").first()).isVisible();
        author.field("본문").fill("12월부터 가까운 동주민센터에서 모래주머니를 그냥 드립니다.\n한 집에 두 개까지 받습니다.");
        author.button("검토 올리기").click();
        assertThat(author.button("승인하고 게시")).isVisible();

        other.page.reload();
        other.button("승인하고 게시").click();
        other.page
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("v1 승인"))
                .click();
        assertThat(other.page.getByText("게시 중").first()).isVisible();
        assertThat(citizensAnswers("빙판길 모래주머니")).containsText("12월부터 가까운 동주민센터");

        other.field("본문").fill("11월부터 가까운 동주민센터에서 모래주머니를 그냥 드립니다.\n한 집에 세 개까지 받습니다.");
        other.page.keyboard().press("Control+Enter");
        other.button("검토 올리기").click();
        author.page.reload();
        var diff = author.page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("v1과 v2 견주기"));
        assertThat(diff).containsText("11월부터");
        PRODUCT.picture(author.page, "editor");
        Accessible.check(author.page);
        author.page.setViewportSize(360, 740);
        Accessible.check(author.page);
    }

    @Test
    void whoSavesSecondSeesBothTextsAndDecides() {
        var first = new EditorWindow(PRODUCT, "editor1");
        var second = new EditorWindow(PRODUCT, "editor2");
        first.open("이사한 뒤 전입신고 하는 방법");
        second.open("이사한 뒤 전입신고 하는 방법");
        first.field("열쇳말 더하기").fill("이사 신고");
        first.page.keyboard().press("Enter");
        first.page.keyboard().press("Control+Enter");
        assertThat(first.button("검토 올리기")).isVisible();

        second.field("열쇳말 더하기").fill("주소 옮기기");
        second.page.keyboard().press("Enter");
        second.page.keyboard().press("Control+Enter");

        var dialog = second.page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("다른 편집자가 먼저 저장했습니다"));
        assertThat(dialog).containsText("이사 신고");
        assertThat(dialog).containsText("주소 옮기기");
        PRODUCT.picture(second.page, "editor-conflict");
        Accessible.check(second.page);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("저장된 글로"))
                .click();
        assertThat(second.page.getByRole(AriaRole.MAIN)).containsText("이사 신고");
    }

    private static Locator hits(AgentWindow agent) {
        return agent.page
                .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("찾은 답변"))
                .getByRole(AriaRole.HEADING);
    }

    /// What a citizen finds who asks this.
    private static Locator citizensAnswers(String question) {
        var page = PRODUCT.window(360, 740, "ko");
        page.navigate(PRODUCT.url("/answers?lang=ko&q=" + question));
        return page.getByRole(AriaRole.MAIN);
    }
}
