package org.dasan.citizenapp.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.dasan.citizenapp.MyCases;
import org.dasan.city.access.Open;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What the city owes a citizen, opened by receipt number and code. Plain forms: works without script.
@Controller
class CasePages {
    private static final int LONGEST = 4000;
    private static final int LONGEST_KEY = 40;

    private final ObjectProvider<MyCases> cases;
    private final CaseViews views;

    CasePages(ObjectProvider<MyCases> cases, CaseViews views) {
        this.cases = cases;
        this.views = views;
    }

    /// The form; or the case itself for whoever follows a link that carries both.
    @Open
    @GetMapping("/cases")
    String form(
            @ModelAttribute("page") Page page,
            Model model,
            @RequestParam Optional<String> number,
            @RequestParam Optional<String> code,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (number.isPresent() && code.isPresent()) {
            return show(page, model, key(number.get(), code.get(), request), "", response);
        }
        return ask(page, model, "", response, HttpStatus.OK);
    }

    @Open
    @PostMapping(path = "/cases", params = "!act")
    String look(
            @ModelAttribute("page") Page page,
            Model model,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        return show(page, model, key(number, code, request), "", response);
    }

    /// An answer to what the city asked, or a further question about its answer.
    @Open
    @PostMapping(path = "/cases", params = "act=words")
    String say(
            @ModelAttribute("page") Page page,
            Model model,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean further,
            @RequestParam(defaultValue = "0") int version,
            HttpServletRequest request,
            HttpServletResponse response) {
        var key = key(number, code, request);
        var said = text.strip();
        if (said.isEmpty()) {
            return show(page, model, key, "cases.empty", response);
        }
        var cut = said.substring(0, Math.min(said.length(), LONGEST));
        return act(
                page,
                model,
                key,
                response,
                "cases.sent",
                my -> further ? my.askMore(key, cut, version) : my.reply(key, cut, version));
    }

    @Open
    @PostMapping(path = "/cases", params = "act=rating")
    String rate(
            @ModelAttribute("page") Page page,
            Model model,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "0") int rating,
            HttpServletRequest request,
            HttpServletResponse response) {
        var key = key(number, code, request);
        if (rating < 1 || rating > 5) {
            return show(page, model, key, "cases.chooseRating", response);
        }
        return act(page, model, key, response, "cases.rated", my -> my.rate(key, rating));
    }

    private interface Act {
        MyCases.Done on(MyCases my);
    }

    private String act(Page page, Model model, MyCases.Key key, HttpServletResponse response, String thanks, Act act) {
        var my = cases.getIfAvailable();
        if (my == null || !(my.find(key) instanceof MyCases.Found.Here)) {
            return show(page, model, key, "", response); // counted as a wrong try there
        }
        var done = act.on(my);
        return show(page, model, key, done == MyCases.Done.DONE ? thanks : "cases.moved", response);
    }

    private String show(Page page, Model model, MyCases.Key key, String notice, HttpServletResponse response) {
        var my = cases.getIfAvailable();
        var found = my == null ? new MyCases.Found.None() : my.find(key);
        return switch (found) {
            case MyCases.Found.Here(var mine) -> {
                unkept(response);
                model.addAttribute("my", views.of(page, mine));
                model.addAttribute("number", key.number());
                model.addAttribute("code", key.code());
                model.addAttribute("notice", notice.isEmpty() ? "" : page.say(notice));
                yield "citizen/case";
            }
            case MyCases.Found.None() -> ask(page, model, "cases.unknown", response, HttpStatus.NOT_FOUND);
            case MyCases.Found.Later() -> ask(page, model, "cases.later", response, HttpStatus.TOO_MANY_REQUESTS);
        };
    }

    private String ask(Page page, Model model, String notice, HttpServletResponse response, HttpStatus status) {
        unkept(response);
        response.setStatus(status.value());
        model.addAttribute("notice", notice.isEmpty() ? "" : page.say(notice));
        model.addAttribute("served", cases.getIfAvailable() != null);
        return "citizen/cases";
    }

    /// Nothing of it stays in a browser, a cache or an index.
    private static void unkept(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
    }

    private static MyCases.Key key(String number, String code, HttpServletRequest request) {
        return new MyCases.Key(bounded(number), bounded(code), request.getRemoteAddr());
    }

    private static String bounded(String text) {
        var given = text.strip();
        return given.substring(0, Math.min(given.length(), LONGEST_KEY));
    }
}
