package org.dasan.citizenapp.pages;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.dasan.citizenapp.MyCases;
import org.dasan.city.Calendars;
import org.dasan.city.Label;
import org.springframework.stereotype.Component;

/// Puts a case into the words of a page: the day first, then the way it goes, then what was said.
@Component
class CaseViews {
    private static final Set<String> OVER =
            Set.of("ANSWERED", "CLOSED", "TRANSFERRED", "MERGED", "WITHDRAWN", "REJECTED");

    private final Calendars calendars;

    CaseViews(Calendars calendars) {
        this.calendars = calendars;
    }

    /// @param due     the day by which the answer comes; empty when none is owed
    /// @param dueHint what that day means now
    /// @param path    from receipt to answer: what is done, where it is now, what is to come
    record CaseView(
            String title,
            String number,
            String kind,
            String due,
            String dueHint,
            boolean overdue,
            boolean answered,
            String organisation,
            String post,
            String opened,
            String place,
            String text,
            List<PathStep> path,
            List<Words> said,
            boolean mayReply,
            boolean mayAskMore,
            List<Mark> ratings,
            int version) {}

    /// @param look `done`, `now` or `todo`
    record PathStep(String look, String label, String sub) {}

    /// @param city whether the city said it
    record Words(String heading, boolean city, boolean answer, String text, String when) {}

    /// @param chosen what the citizen gave before
    record Mark(int value, String label, boolean chosen) {}

    CaseView of(Page page, MyCases.MyCase mine) {
        var t = page.t();
        var due = mine.dueOn();
        boolean over = OVER.contains(mine.state());
        return new CaseView(
                mine.title().isEmpty() ? t.say("cases.erased") : mine.title(),
                mine.number(),
                t.say("cases.kind" + camel(mine.kind())),
                due == null
                        ? ""
                        : DateTimeFormatter.ofPattern(t.say("cases.day"), t.locale())
                                .format(due),
                hint(page, mine, over),
                mine.overdue(),
                mine.state().equals("ANSWERED") || mine.state().equals("CLOSED"),
                in(mine.organisation(), page),
                mine.post() == null ? t.say("cases.nobodyYet") : in(mine.post(), page),
                time(page, mine.openedAt()),
                mine.place() == null ? "" : mine.place(),
                mine.text(),
                path(page, mine, over),
                mine.said().stream().map(said -> words(page, said)).toList(),
                mine.mayReply(),
                mine.mayAskMore(),
                mine.mayRate()
                        ? IntStream.rangeClosed(1, 5)
                                .mapToObj(value -> new Mark(
                                        value,
                                        t.say("cases.rating" + value),
                                        mine.rating() != null && mine.rating() == value))
                                .toList()
                        : List.of(),
                mine.version());
    }

    private String hint(Page page, MyCases.MyCase mine, boolean over) {
        if (mine.mayReply()) {
            return page.say("cases.paused");
        }
        if (over) {
            return page.say("cases.state" + camel(mine.state()));
        }
        return page.say(mine.overdue() ? "cases.overdue" : "cases.onTime");
    }

    /// What happened, where it stands, and, while an answer is owed, that one.
    private List<PathStep> path(Page page, MyCases.MyCase mine, boolean over) {
        var path = new ArrayList<PathStep>();
        path.add(new PathStep("done", page.say("cases.stateReceived"), time(page, mine.openedAt())));
        var steps = mine.steps();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            boolean last = i == steps.size() - 1;
            path.add(new PathStep(
                    last && !over ? "now" : "done",
                    page.say("cases.state" + camel(step.state())),
                    in(step.organisation(), page) + " · " + time(page, step.at())));
        }
        if (!over) {
            path.add(new PathStep("todo", page.say("cases.stateAnswered"), ""));
        }
        return path;
    }

    private Words words(Page page, MyCases.Said said) {
        return new Words(
                page.say("cases.said" + camel(said.kind())),
                said.byCity(),
                said.kind().equals("ANSWER"),
                said.text().isEmpty() ? page.say("cases.erased") : said.text(),
                time(page, said.at()));
    }

    private String time(Page page, Instant at) {
        return DateTimeFormatter.ofPattern(page.say("common.dateTime"), page.t().locale())
                .format(at.atZone(calendars.zone()));
    }

    private static String in(Label label, Page page) {
        return label.in(page.lang());
    }

    /// `WAITING_CITIZEN` as part of a key: `WaitingCitizen`.
    private static String camel(String code) {
        var name = new StringBuilder();
        for (var word : code.split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }
}
