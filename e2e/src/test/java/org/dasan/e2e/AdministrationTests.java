package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Administrators change the centre while it runs.
class AdministrationTests extends BrowserTest {
    @Test
    void aNewQueueTakesContactsAsSoonAsItIsSaved() {
        var admin = signIn("/admin?kind=queues&key=");
        fill(admin, "코드", "e2e-mn");
        fill(admin, "이름 · 한국어", "몽골어 새 줄");
        admin.getByLabel("조직").first().selectOption("seoul");
        save(admin, "몽골어를 따로 받습니다");
        PRODUCT.picture(admin, "admin-queue");

        admin.navigate(PRODUCT.url("/admin?kind=entry-points&key=web"));
        var row = admin.locator(".rows > .group")
                .filter(new Locator.FilterOptions().setHas(admin.locator("option[value=mn]:checked")));
        row.getByLabel("대기열").selectOption("e2e-mn");
        save(admin, "새 줄로");
        PRODUCT.picture(admin, "admin-entry-point");

        var citizen = new CitizenWindow(PRODUCT, "mn");
        citizen.say("Сайн байна уу");
        var agent = new AgentWindow(PRODUCT, "agent8").ready();
        agent.seesOffer();
        assertThat(agent.offer()).containsText("몽골어 새 줄");
        agent.accept();

        revert(admin);
    }

    @Test
    void whoSavesSecondSeesBothAndChooses() {
        var first = signIn("/admin?kind=queues&key=ja");
        var second = signIn("/admin?kind=queues&key=ja");
        fill(first, Pattern.compile("^응답 목표"), "50");
        fill(second, Pattern.compile("^응답 목표"), "70");
        save(first, "첫째");

        askToSave(second, "둘째");

        var dialog = second.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("다른 사람이 먼저 저장했습니다");
        assertThat(dialog).containsText("50");
        assertThat(dialog).containsText("70");
        PRODUCT.picture(second, "admin-conflict");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("저장된 것으로"))
                .click();
        assertThat(second.getByLabel(Pattern.compile("^응답 목표"))).hasValue("50");
        assertThat(second.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("바뀐 기록")))
                .containsText("첫째");
        revert(second);
    }

    @Test
    void aRuleIsTriedBeforeItIsSaved() {
        new AgentWindow(PRODUCT, "agent8").ready();
        var admin = signIn("/admin?kind=queues&key=vi");
        admin.getByLabel(Pattern.compile("^언어")).selectOption("vi");

        admin.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("누가 받나"))
                .click();

        assertThat(admin.locator(".queue-tools table")).containsText("0/");
        Accessible.check(admin);
        admin.locator(".queue-tools table").scrollIntoViewIfNeeded();
        PRODUCT.picture(admin, "admin-try");
    }

    private static Page signIn(String path) {
        var page = PRODUCT.window(1440, 900, "ko-KR");
        page.navigate(PRODUCT.url(path));
        page.getByLabel("아이디").fill("admin");
        page.getByLabel("비밀번호").fill("demo-120");
        page.keyboard().press("Enter");
        assertThat(page.locator(".ed form.form")).isVisible();
        return page;
    }

    private static void fill(Page page, String label, String text) {
        page.locator(".ed form")
                .getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .fill(text);
    }

    private static void fill(Page page, Pattern label, String text) {
        page.locator(".ed form").getByLabel(label).fill(text);
    }

    private static void askToSave(Page page, String why) {
        page.locator(".ed header").getByRole(AriaRole.BUTTON, name("저장")).click();
        page.getByRole(AriaRole.DIALOG).getByLabel("바꾸는 까닭").fill(why);
        page.keyboard().press("Enter");
    }

    private static void save(Page page, String why) {
        askToSave(page, why);
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(page.locator(".ed header .sub")).containsText(why);
    }

    /// Brings back what was in force before the last change.
    private static void revert(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("되돌리기$")))
                .first()
                .click();
        page.getByRole(AriaRole.DIALOG).getByLabel("까닭").fill("시험이 끝나서");
        page.keyboard().press("Enter");
        assertThat(page.locator(".ed header .sub"))
                .containsText("시험이 끝나서", new LocatorAssertions.ContainsTextOptions().setTimeout(10_000));
    }

    private static Locator.GetByRoleOptions name(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
