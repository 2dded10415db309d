package org.dasan.caserouter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.dasan.city.Directory;
import org.dasan.city.Label;
import org.dasan.city.Languages;
import org.dasan.city.OrganisationId;
import org.dasan.city.Staff;
import org.dasan.city.StaffId;
import org.dasan.interactions.notice.CitizenNotice;
import org.dasan.interactions.notice.Notice;
import org.dasan.interactions.notice.NoticeWay;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What the citizen is told about a case, in their language. Officers are named by their post.
@Component
class CaseNotices {
    /// The longest answer that is sent along; a longer one is read where the case is.
    private static final int LONGEST_TOLD = 600;

    private static final Label OFFICER = new Label(Map.of(
            "ko",
            "담당자",
            "en",
            "Officer in charge",
            "zh",
            "负责人",
            "ja",
            "担当者",
            "vi",
            "Người phụ trách",
            "mn",
            "Хариуцагч"));

    private final CitizenNotice notice;
    private final CaseCodes codes;
    private final CaseClock clock;
    private final Directory directory;
    private final String address;
    private final Map<String, Map<String, String>> sentences;

    CaseNotices(
            CitizenNotice notice,
            CaseCodes codes,
            CaseClock clock,
            Directory directory,
            @Value("${dasan.public-url:}") String publicUrl,
            JsonMapper json) {
        this.notice = notice;
        this.codes = codes;
        this.clock = clock;
        this.directory = directory;
        this.address = publicUrl.replaceAll("/+$", "") + "/cases";
        this.sentences = read(json);
    }

    static Map<String, Map<String, String>> read(JsonMapper json) {
        try (var in = CaseNotices.class.getResourceAsStream("notices.json")) {
            if (in == null) {
                throw new IllegalStateException("notices.json is missing");
            }
            return json.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    NoticeWay received(CaseFile file) {
        return tell(file, "received", "");
    }

    NoticeWay taken(CaseFile file) {
        return tell(file, "taken", "");
    }

    NoticeWay passedOn(CaseFile file) {
        return tell(file, "passed", "");
    }

    /// @param question what the citizen is asked
    NoticeWay asked(CaseFile file, String question) {
        return tell(file, "asked", question);
    }

    NoticeWay noted(CaseFile file, String text) {
        return tell(file, "noted", text);
    }

    NoticeWay answered(CaseFile file, String answer) {
        return tell(file, "answered", answer);
    }

    NoticeWay transferred(CaseFile file, String reason) {
        return tell(file, "transferred", reason);
    }

    NoticeWay ended(CaseFile file, String reason) {
        return tell(file, "ended", reason);
    }

    /// Citizens read nothing of persons: the post of an officer, or that there is one.
    Label post(StaffId officer) {
        @Nullable Label post = directory.staff(officer).map(Staff::publicLabel).orElse(null);
        return post == null ? OFFICER : post;
    }

    Label organisation(OrganisationId id) {
        return directory.organisation(id).map(each -> each.name()).orElseGet(() -> Label.of("?", "?"));
    }

    private NoticeWay tell(CaseFile file, String occasion, String said) {
        var language = Languages.knows(file.language()) ? file.language() : "ko";
        var officer = file.officer();
        var text = sentences
                .getOrDefault(occasion, Map.of())
                .getOrDefault(language, "")
                .replace("{number}", file.number())
                .replace("{code}", codes.of(file.id()))
                .replace("{address}", address)
                .replace("{organisation}", organisation(file.organisation()).in(language))
                .replace("{officer}", officer == null ? "" : post(officer).in(language))
                .replace("{due}", day(file.dueAt(), language))
                .replace("{text}", said.length() > LONGEST_TOLD ? said.substring(0, LONGEST_TOLD) + " …" : said);
        return notice.tell(new Notice(file.interaction(), file.identity(), language, "case." + occasion, text.strip()));
    }

    /// The day with its weekday, as people say it.
    private String day(Instant due, String language) {
        LocalDate day = clock.lastDay(due);
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(Locale.of(language))
                .format(day);
    }
}
