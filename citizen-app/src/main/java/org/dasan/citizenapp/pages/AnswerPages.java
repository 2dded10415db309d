package org.dasan.citizenapp.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.dasan.citizenapp.Answers;
import org.dasan.city.access.Open;
import org.dasan.city.access.Throttle;
import org.dasan.city.access.Throttles;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What the search finds, without script: the best answer open, the others as a list; or the six ways, where there
/// is none.
@Controller
class AnswerPages {
    private static final int LONGEST_QUESTION = 200;
    private static final int MOST = 10;

    private final ObjectProvider<Answers> answers;
    private final WayBoard ways;
    private final Throttles throttles;
    private final Throttle ofAddress;

    AnswerPages(ObjectProvider<Answers> answers, WayBoard ways, Throttles throttles) {
        this.answers = answers;
        this.ways = ways;
        this.throttles = throttles;
        ofAddress = throttles.of(600, Duration.ofMinutes(1)); // carriers and offices share an address
    }

    /// An answer as the page shows it.
    ///
    /// @param notes   when it was checked, its version, until when it holds
    /// @param only    that it is not in the page's language; nothing when it is
    record Shown(
            String language,
            String title,
            List<Blocks.Block> blocks,
            String source,
            String notes,
            boolean sample,
            @Nullable String only) {}

    record Line(String href, String language, String title, String checked) {}

    @Open
    @GetMapping("/answers")
    String answers(
            @ModelAttribute("page") Page page,
            Model model,
            @RequestParam(defaultValue = "") String q,
            HttpServletRequest request) {
        var question = q.strip();
        if (question.isEmpty()) {
            return "redirect:/";
        }
        limit(request);
        var asked = shortened(question);
        var found = search(asked, page.lang());
        model.addAttribute("q", asked);
        if (found.hits().isEmpty()) {
            model.addAttribute("title", page.say("home.answersTitle"));
            model.addAttribute("lead", page.say("home.answersNone"));
            model.addAttribute("hint", page.t().say("home.answersAsk", "q", asked));
            model.addAttribute("board", ways.board(page.t()));
            return "citizen/nothing";
        }
        var first = found.hits().getFirst();
        answers.stream()
                .flatMap(source -> source.answer(first.id()).stream())
                .findFirst()
                .ifPresent(answer -> model.addAttribute("answer", shown(answer, page)));
        model.addAttribute("title", page.say("home.answersTitle"));
        model.addAttribute("count", page.t().say("home.answersCount", "q", asked, "n", found.total()));
        model.addAttribute(
                "meant", found.meant() == null ? null : page.t().say("home.answersMeant", "meant", found.meant()));
        model.addAttribute(
                "others",
                found.hits().stream().skip(1).map(hit -> line(hit, page)).toList());
        model.addAttribute("board", ways.board(page.t()));
        return "citizen/answers";
    }

    /// One answer, in the page's language where it has been translated.
    @Open
    @GetMapping("/answers/{answerId}")
    String answer(
            @ModelAttribute("page") Page page,
            Model model,
            @PathVariable String answerId,
            HttpServletRequest request,
            HttpServletResponse response) {
        limit(request);
        var id = id(answerId);
        var found = answers.stream()
                .flatMap(source -> id == null ? Stream.<Answers.Text>empty() : source.answer(id).stream())
                .findFirst();
        model.addAttribute("q", "");
        model.addAttribute("board", ways.board(page.t()));
        if (found.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            model.addAttribute("title", page.say("home.answerGone"));
            model.addAttribute("lead", page.say("home.answerGone"));
            model.addAttribute("hint", page.say("home.lostBody"));
            return "citizen/nothing";
        }
        var answer = found.get();
        var translated = answer.translations().get(page.lang());
        if (!answer.language().equals(page.lang()) && translated != null) {
            return "redirect:/answers/" + translated;
        }
        model.addAttribute("answer", shown(answer, page));
        model.addAttribute("title", answer.title());
        model.addAttribute("count", null);
        model.addAttribute("meant", null);
        model.addAttribute("others", List.of());
        return "citizen/answers";
    }

    /// In the page's language first; if there is nothing, in whichever the question is in.
    private Answers.Found search(String question, String language) {
        return answers.stream()
                .map(source -> {
                    var found = source.search(question, language, MOST);
                    return found.hits().isEmpty() ? source.search(question, null, MOST) : found;
                })
                .findFirst()
                .orElseGet(() -> new Answers.Found(0, List.of(), null));
    }

    private void limit(HttpServletRequest request) {
        if (!throttles.exempt(request.getRemoteAddr())) {
            ofAddress.take(request.getRemoteAddr());
        }
    }

    private static Shown shown(Answers.Text answer, Page page) {
        var notes = new ArrayList<String>();
        if (answer.confirmedOn() != null) {
            notes.add(page.t().say("home.answerConfirmed", "when", day(answer.confirmedOn(), page)));
        }
        notes.add(page.t().say("home.answerVersion", "n", answer.version()));
        if (answer.validUntil() != null) {
            notes.add(page.t().say("home.answerUntil", "when", day(answer.validUntil(), page)));
        }
        return new Shown(
                answer.language(),
                answer.title(),
                Blocks.of(answer.body()),
                answer.source().in(page.lang()),
                String.join(" · ", notes),
                answer.sample(),
                answer.language().equals(page.lang())
                        ? null
                        : page.t().say("home.answerOnly", "language", page.t().nameOf(answer.language())));
    }

    private static Line line(Answers.Brief hit, Page page) {
        var checked = hit.confirmedOn() == null
                ? ""
                : page.t().say("home.answerConfirmed", "when", day(hit.confirmedOn(), page));
        return new Line("/answers/" + hit.id(), hit.language(), hit.title(), checked);
    }

    private static String day(LocalDate date, Page page) {
        return DateTimeFormatter.ofPattern(page.say("common.date"), page.t().locale())
                .format(date);
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String shortened(String question) {
        int end = Math.min(question.length(), LONGEST_QUESTION);
        return question.substring(0, Character.isHighSurrogate(question.charAt(end - 1)) ? end - 1 : end);
    }
}
