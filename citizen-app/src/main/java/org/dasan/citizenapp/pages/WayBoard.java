package org.dasan.citizenapp.pages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dasan.citizenapp.Waits;
import org.dasan.citizenapp.WayStatus;
import org.dasan.city.Calendars;
import org.dasan.city.Channel;
import org.dasan.city.Languages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Puts the six ways and their waits into words. The order is fixed and none is recommended.
@Component
class WayBoard {
    private static final Duration AT_ONCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Duration FRESH = Duration.ofSeconds(60);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final Duration UNKNOWN = Duration.ofDays(1);

    private final Waits waits;
    private final Calendars calendars;
    private final Clock clock;
    private final CitizenProperties numbers;

    WayBoard(ObjectProvider<Waits> waits, Calendars calendars, Clock clock, CitizenProperties numbers) {
        this.waits = waits.getIfAvailable(() -> (_, _) -> new WayStatus.NotConfigured());
        this.calendars = calendars;
        this.clock = clock;
        this.numbers = numbers;
    }

    WayView.Board board(Texts t) {
        var now = clock.instant();
        var figures = new ArrayList<Instant>();
        var chat = waits.of(Channel.CHAT, t.language());
        var tel = "tel:" + numbers.phone();
        var sms = "sms:" + numbers.phone();
        var ways = List.of(
                way(t, now, figures, "voice", "phone", waits.of(Channel.VOICE, t.language()), tel, tel, "home.byPhone"),
                way(t, now, figures, "sms", "sms", waits.of(Channel.SMS, t.language()), sms, sms, "home.byText"),
                way(t, now, figures, "chat", "chat", chat, "/chat", tel, "home.noneCall"),
                way(
                        t,
                        now,
                        figures,
                        "video",
                        "sign",
                        waits.of(Channel.VIDEO, t.language()),
                        "/chat",
                        sms,
                        "home.noneText"),
                language(t, now),
                report(t, chat));
        var measured = figures.stream()
                .min(Comparator.naturalOrder())
                .map(at -> time(at))
                .orElse("");
        return new WayView.Board(ways, measured);
    }

    /// Whether somebody who reads `t` can chat on this installation at all, open or not.
    boolean chats(Texts t) {
        return !(waits.of(Channel.CHAT, t.language()) instanceof WayStatus.NotConfigured);
    }

    private WayView way(
            Texts t,
            Instant now,
            List<Instant> figures,
            String id,
            String icon,
            WayStatus status,
            String href,
            String hrefOtherwise,
            String otherwise) {
        if (status instanceof WayStatus.NotConfigured) {
            return new WayView(
                    id, icon, t.say("home." + id), hrefOtherwise, t.say(otherwise, "phone", numbers.phone()), "none");
        }
        if (status instanceof WayStatus.Open open && isFresh(open, now)) {
            figures.add(open.measuredAt());
        }
        return new WayView(id, icon, t.say("home." + id), href, wait(t, status, now), level(status, now));
    }

    /// On a Korean page the way for foreigners leads to the choice of languages and tells the shortest wait
    /// among them; on a foreign page it is the chat in that language.
    private WayView language(Texts t, Instant now) {
        var label = t.say("home.language");
        var chatting = Languages.ALL.stream()
                .filter(language -> !language.equals("ko"))
                .filter(language -> t.language().equals("ko") || language.equals(t.language()))
                .flatMap(language -> freshIn(language, now).stream())
                .min(Comparator.comparing(entry -> entry.status().expectedWait() == null
                        ? UNKNOWN
                        : entry.status().expectedWait()));
        if (chatting.isEmpty()) {
            return new WayView(
                    "lang",
                    "globe",
                    label,
                    "#languages",
                    t.say("home.languagesAll", "n", Languages.ALL.size()),
                    "none");
        }
        var best = chatting.get();
        var level = level(best.status(), now);
        var name = t.nameOf(best.language());
        var words = level.equals("now")
                ? t.say("home.languageNow", "language", name)
                : t.say("home.languageWait", "language", name, "wait", wait(t, best.status(), now));
        return new WayView("lang", "globe", label, "#languages", words, level);
    }

    private record InLanguage(String language, WayStatus.Open status) {}

    private Optional<InLanguage> freshIn(String language, Instant now) {
        return waits.of(Channel.CHAT, language) instanceof WayStatus.Open open && isFresh(open, now)
                ? Optional.of(new InLanguage(language, open))
                : Optional.empty();
    }

    /// Reports are taken by people for now; the page behind says what to tell them.
    private static WayView report(Texts t, WayStatus chat) {
        var words = chat instanceof WayStatus.NotConfigured ? "home.reportPhone" : "home.reportBoth";
        return new WayView("report", "report", t.say("home.report"), "/report", t.say(words), "none");
    }

    private String wait(Texts t, WayStatus status, Instant now) {
        return switch (status) {
            case WayStatus.NotConfigured() -> t.say("home.closed");
            case WayStatus.Closed closed -> closed(t, closed, now);
            case WayStatus.Open open -> isFresh(open, now) ? open(t, open) : t.say("home.checking");
        };
    }

    private String closed(Texts t, WayStatus.Closed closed, Instant now) {
        var opensAt = closed.opensAt();
        return opensAt == null ? t.say("home.closed") : t.say("home.opens", "when", when(t, opensAt, now));
    }

    private static String open(Texts t, WayStatus.Open open) {
        var expected = open.expectedWait();
        if (expected == null) {
            return t.say("home.ahead", "n", open.ahead());
        }
        if (expected.compareTo(AT_ONCE) <= 0) {
            return t.say("home.now");
        }
        var minutes = Math.max(1, Math.ceilDiv(expected.toSeconds(), 60));
        return open.ahead() == 0
                ? t.say("home.minutes", "minutes", minutes)
                : t.say("home.aheadMinutes", "n", open.ahead(), "minutes", minutes);
    }

    private static String level(WayStatus status, Instant now) {
        if (!(status instanceof WayStatus.Open open) || !isFresh(open, now)) {
            return "none";
        }
        var expected = open.expectedWait();
        if (expected == null) {
            return "long";
        }
        return expected.compareTo(AT_ONCE) <= 0 ? "now" : expected.compareTo(SOON) <= 0 ? "soon" : "long";
    }

    private static boolean isFresh(WayStatus.Open open, Instant now) {
        return open.measuredAt().plus(FRESH).isAfter(now);
    }

    /// The clock time alone today, with its day otherwise.
    private String when(Texts t, Instant at, Instant now) {
        var there = at.atZone(calendars.zone());
        var today = ZonedDateTime.ofInstant(now, calendars.zone()).toLocalDate();
        return there.toLocalDate().equals(today)
                ? TIME.format(there)
                : DateTimeFormatter.ofPattern(t.say("common.dateTime"), t.locale())
                        .format(there);
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(calendars.zone()));
    }
}
