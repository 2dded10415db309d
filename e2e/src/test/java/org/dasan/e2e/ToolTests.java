package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What agents reach for on their first day, and the supervisor who comes when they ask.
class ToolTests extends BrowserTest {
    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    @Test
    void anEverydayContactIsAnsweredWithBlocksRecordedWithOneKeyAndFoundAgain() {
        var citizen = new CitizenWindow(PRODUCT, "ko");
        citizen.say("냉장고를 버리려고요");
        var agent = new AgentWindow(PRODUCT, "agent1").ready();
        agent.accept();

        agent.composer().click();
        agent.page.keyboard().type("::첫");
        assertThat(agent.page.getByRole(AriaRole.OPTION).first()).containsText("첫인사");
        PRODUCT.picture(agent.page, "text-blocks");
        Accessible.check(agent.page);
        agent.page.keyboard().press("Enter");
        assertThat(agent.composer()).hasValue(Pattern.compile("120다산콜 .+입니다"));
        agent.page.keyboard().press("Control+Enter");
        assertThat(citizen.log()).containsText("무엇을 도와드릴까요?");

        agent.page.keyboard().type("::dep");
        agent.page.keyboard().press("Enter");
        agent.page.keyboard().press("Control+Enter");
        assertThat(agent.page.getByText("빈칸 [[ ]]을 채워 주세요.")).isVisible();
        agent.page.keyboard().type("자원순환과");
        agent.page.keyboard().press("Tab");
        agent.page.keyboard().type("7-3200");
        agent.page.keyboard().press("Control+Enter");
        assertThat(citizen.log()).containsText("이 일은 자원순환과에서 맡고 있습니다. 전화 7-3200로");

        button(agent.page, "빠른 입력").click();
        button(agent.page, "대형 폐기물").click();
        assertThat(agent.record()).containsText("생활환경 › 대형 폐기물");
        assertThat(agent.page.getByLabel("메모").first()).hasValue("배출 방법과 수수료 안내");

        agent.button("내 상태: 상담 가능").click();
        agent.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("식사"))
                .click();
        assertThat(agent.page.getByText("상담이 끝나면 식사")).isVisible();
        agent.page.keyboard().press("F8");
        assertThat(agent.button("기록 마치기 F8")).isVisible();
        agent.complete();
        assertThat(agent.button("내 상태: 식사")).isVisible(PATIENT);

        agent.page.keyboard().press("Control+k");
        var search = agent.page.getByRole(AriaRole.DIALOG);
        inside(search, "지난 기록").click();
        search.getByLabel("무엇을 찾을까요?").fill("배출");
        assertThat(search.getByText("배출 방법과 수수료 안내").first()).isVisible(PATIENT);
        PRODUCT.picture(agent.page, "search-records");
        Accessible.check(agent.page);
        inside(search, "담당자").click();
        search.getByLabel("업무, 부서, 직위").fill("난방");
        assertThat(search.getByText("공공임대 난방·수리·시설 고장")).isVisible(PATIENT);
        agent.page.keyboard().press("Escape");

        agent.page.keyboard().press("Alt+t");
        assertThat(agent.page.getByRole(AriaRole.DIALOG)).containsText("배출 방법과 수수료 안내");
        PRODUCT.picture(agent.page, "today");
        Accessible.check(agent.page);
    }

    @Test
    void somebodyAtTheCounterBecomesAContactLikeAllOthers() {
        var agent = new AgentWindow(PRODUCT, "agent2").ready();
        agent.page.keyboard().press("Alt+n");
        var dialog = agent.page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("전화번호 (있으면)").fill("010-1234-5528");
        dialog.getByLabel(Pattern.compile("^무슨 일인가요")).fill("여권 재발급 문의로 창구 방문");
        PRODUCT.picture(agent.page, "new-contact");
        Accessible.check(agent.page);
        inside(dialog, "시작하기").click();

        assertThat(agent.log()).containsText("여권 재발급 문의로 창구 방문", containing());
        assertThat(agent.page.getByText("••••5528").first()).isVisible();
        agent.wrapUp("해결", "여권");
        agent.complete();

        agent.page.keyboard().press("Control+k");
        var search = agent.page.getByRole(AriaRole.DIALOG);
        inside(search, "지난 기록").click();
        search.getByLabel("무엇을 찾을까요?").fill("5528");
        assertThat(search.getByText("••••5528").first()).isVisible(PATIENT);
        search.getByLabel("무엇을 찾을까요?").fill("010 1234 5528");
        assertThat(search.getByText("••••5528").first()).isVisible(PATIENT);
    }

    @Test
    void whoAsksForHelpIsHelped() {
        var citizen = new CitizenWindow(PRODUCT, "ko");
        citizen.say("너무 화가 납니다");
        var agent = new AgentWindow(PRODUCT, "agent3").ready();
        agent.accept();
        agent.say("죄송합니다");
        agent.page.keyboard().press("Alt+h");

        var console = supervisor("/desk/console", "상담 현황");
        assertThat(button(console, "도움을 청했습니다")).isVisible(PATIENT);
        button(console, "도움을 청했습니다").click();
        var dialog = console.getByRole(AriaRole.DIALOG).first();
        inside(dialog, "내가 돕기").click();
        assertThat(agent.page.getByText("가는 중")).isVisible(PATIENT);
        dialog.getByLabel(Pattern.compile("^까닭")).fill("도움을 청해서");
        inside(dialog, "조용히 들어가기").click();
        var contact = console.getByRole(AriaRole.DIALOG).last();
        assertThat(contact).containsText("너무 화가 납니다", containing());
        contact.getByLabel("상담사에게 메모").fill("사과하고 환불 절차를 알려 주세요");
        PRODUCT.picture(console, "join");
        Accessible.check(console);
        inside(contact, "남기기").click();
        assertThat(agent.log()).containsText("사과하고 환불 절차를 알려 주세요", containing());
        assertThat(citizen.log()).not().containsText("환불 절차");
        contact.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("닫기"))
                .click();

        dialog.getByLabel(Pattern.compile("^까닭")).fill("시민을 달래려고");
        inside(dialog, "시민에게 보이게 들어가기").click();
        contact = console.getByRole(AriaRole.DIALOG).last();
        inside(contact, "시민에게 답").click();
        contact.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("시민에게 답"))
                .fill("책임자입니다. 제가 끝까지 챙기겠습니다.");
        inside(contact, "남기기").click();
        assertThat(citizen.log()).containsText("책임자입니다. 제가 끝까지 챙기겠습니다.", containing());
        inside(contact, "나가기").click();
        inside(dialog, "끝났음").click();
        assertThat(button(agent.page, "도움")).isVisible(PATIENT);
    }

    @Test
    void aNoticeStaysUntilItIsRead() {
        var agent = new AgentWindow(PRODUCT, "agent4");
        var page = supervisor("/desk/notices", "공지");
        page.getByLabel("제목").fill("세종대로 집회로 버스 우회");
        page.getByLabel("내용").fill("오늘 14시부터 18시까지 101, 402번이 우회합니다.");
        page.getByLabel(Pattern.compile("^중요")).check();
        button(page, "알리기").click();
        assertThat(page.getByText("0명 읽음")).isVisible(PATIENT);
        Accessible.check(page);

        assertThat(agent.page.locator(".notice-line")).containsText("세종대로 집회로 버스 우회", containing());
        PRODUCT.picture(agent.page, "notice");
        Accessible.check(agent.page);
        agent.button("읽었습니다").click();
        assertThat(agent.page.locator(".notice-line")).isHidden();
        agent.page.keyboard().press("Alt+b");
        assertThat(agent.page.getByRole(AriaRole.DIALOG)).containsText("101, 402번이 우회합니다");
        page.reload();
        assertThat(page.getByText("1명 읽음")).isVisible(PATIENT);
        button(page, "거두기").click();
        assertThat(page.getByText("지금 알리는 것이 없습니다.")).isVisible(PATIENT);
    }

    private static LocatorAssertions.ContainsTextOptions containing() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);
    }

    private static Locator inside(Locator box, String name) {
        return box.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    private static Page supervisor(String path, String title) {
        var page = PRODUCT.window(1440, 900, "ko-KR");
        page.navigate(PRODUCT.url(path));
        page.getByLabel("아이디").fill("supervisor1");
        page.getByLabel("비밀번호").fill("demo-120");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(title)))
                .isVisible();
        return page;
    }
}
