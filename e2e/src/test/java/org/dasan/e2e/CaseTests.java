package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A case on its way: from the chat to the office, and back to the citizen.
class CaseTests extends BrowserTest {
    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    @Test
    void anAgentOpensACaseAnOfficerAnswersAndTheCitizenReadsIt() {
        var citizen = new CitizenWindow(PRODUCT, "ko");
        citizen.say("7번 버스가 정류장을 그냥 지나갑니다.");
        var agent = new AgentWindow(PRODUCT, "agent1").ready();
        agent.accept();
        agent.page.keyboard().press("Alt+c");
        var dialog = agent.page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByLabel("내용")).hasValue("7번 버스가 정류장을 그냥 지나갑니다.");
        dialog.getByLabel("제목").fill("7번 버스 무정차");
        agent.choose("맡을 기관", "교통");
        dialog.getByRole(AriaRole.BUTTON, named("고충")).click();
        PRODUCT.picture(agent.page, "desk-case-open");
        dialog.getByRole(AriaRole.BUTTON, named("열기")).click();
        var numbers = dialog.locator("dd.num");
        assertThat(numbers).hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
        var number = numbers.nth(0).innerText();
        var code = numbers.nth(1).innerText();
        PRODUCT.picture(agent.page, "desk-case-opened");
        agent.page.keyboard().press("Escape");
        assertThat(agent.page.getByRole(
                        AriaRole.COMBOBOX,
                        new Page.GetByRoleOptions().setName("결과").setExact(true)))
                .hasValue(Pattern.compile(".*민원 접수"));
        agent.page.keyboard().press("Alt+3");
        assertThat(agent.page.getByRole(AriaRole.TABPANEL, new Page.GetByRoleOptions().setName("민원")))
                .containsText(number, PATIENT);
        PRODUCT.picture(agent.page, "desk-case-panel");

        var officer = officer();
        officer.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(number + " 7번 버스 무정차"))
                .click();
        officer.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("맡기").setExact(true))
                .click();
        assertThat(officer.getByRole(AriaRole.ARTICLE)).containsText("처리 중", PATIENT);
        PRODUCT.picture(officer, "officer-case");
        officer.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("답하기").setExact(true))
                .click();
        officer.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("답변"))
                .fill("기사에게 알렸고, 정류장마다 서도록 했습니다.");
        officer.getByLabel("어떻게 끝났나요?").selectOption("RESOLVED");
        PRODUCT.picture(officer, "officer-answer");
        officer.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("답하기").setExact(true))
                .click();
        assertThat(officer.getByRole(AriaRole.ARTICLE)).containsText("답변 완료", PATIENT);

        var page = PRODUCT.window(360, 740, "ko-KR");
        page.navigate(PRODUCT.url("/cases?lang=ko"));
        PRODUCT.picture(page, "citizen-cases");
        page.getByLabel("접수 번호").fill(number);
        page.getByLabel("확인 번호").fill(code);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("보기"))
                .click();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("정류장마다 서도록 했습니다", PATIENT);
        assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("임태호");
        PRODUCT.picture(page, "citizen-case-answered");
        page.getByText("많이 좋음").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("평가 보내기"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("고맙습니다", PATIENT);
        page.getByLabel("더 묻기").fill("오늘도 안 섰습니다.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("다시 묻기"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("보냈습니다", PATIENT);
        PRODUCT.picture(page, "citizen-case-further");

        officer.reload();
        assertThat(officer.getByRole(AriaRole.ARTICLE)).containsText("오늘도 안 섰습니다.", PATIENT);
    }

    @Test
    void aWrongCodeOpensNothing() {
        var page = PRODUCT.window(360, 740, "ko-KR");
        page.navigate(PRODUCT.url("/cases?lang=ko"));
        page.getByLabel("접수 번호").fill("0101-0001");
        page.getByLabel("확인 번호").fill("00000000");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("보기"))
                .click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("찾지 못했습니다", PATIENT);
    }

    private static Page officer() {
        var page = PRODUCT.window(1440, 900, "ko-KR");
        page.navigate(PRODUCT.url("/desk"));
        page.getByLabel("아이디").fill("officer1");
        page.getByLabel("비밀번호").fill("demo-120");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("들어가기").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("민원 처리")))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
        return page;
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
