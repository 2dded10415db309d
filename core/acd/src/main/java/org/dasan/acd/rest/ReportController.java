package org.dasan.acd.rest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.acd.figures.Csv;
import org.dasan.acd.figures.FigureScope;
import org.dasan.acd.figures.Question;
import org.dasan.acd.figures.Report;
import org.dasan.acd.figures.Reports;
import org.dasan.city.Calendars;
import org.dasan.city.Channel;
import org.dasan.city.Role;
import org.dasan.city.access.Problem;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Interval reports: what came, how soon it was answered, and what it took, by half hours or days.
@RestController
@RequestMapping("/api/v1/reports")
class ReportController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final int MOST = 2000;

    private final Reports reports;
    private final FigureScope scope;
    private final Calendars calendars;

    ReportController(Reports reports, FigureScope scope, Calendars calendars) {
        this.reports = reports;
        this.scope = scope;
        this.calendars = calendars;
    }

    /// What a report is asked for, as it comes in the address.
    ///
    /// @param from first day in the city
    /// @param to   last day, within the period
    record Query(
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate from,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate to,

            Question.@Nullable Step step,
            Question.@Nullable Dimension by,
            @Nullable UUID organisation,
            @Nullable UUID queue,
            @Nullable Channel channel,
            @Nullable String language,
            @Nullable UUID group) {}

    record ReportView(
            Instant at,
            Instant from,
            Instant to,
            String zone,
            Question.Step step,
            Question.Dimension by,
            List<String> measures,
            List<Report.Row> rows,
            Report.Row totals,
            @Nullable Integer next) {}

    /// What can be chosen in reports and on wallboards.
    @GetMapping("/choices")
    @StaffOnly(role = Role.SUPERVISOR)
    FigureScope.Choices choices(StaffPrincipal who) {
        return scope.choices(who.id());
    }

    /// A page of rows; `next`, given as `after`, begins the next one. Totals are those of all rows.
    @GetMapping("/intervals")
    @StaffOnly(role = Role.SUPERVISOR)
    ReportView intervals(
            Query query,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "500") int size,
            StaffPrincipal who) {
        var report = reports.of(question(query, who));
        int from = Math.clamp(after, 0, report.rows().size());
        int to = Math.min(report.rows().size(), from + Math.clamp(size, 1, MOST));
        return new ReportView(
                report.at(),
                report.question().from(),
                report.question().to(),
                report.zone(),
                report.question().step(),
                report.question().by(),
                List.copyOf(report.totals().values().keySet()),
                report.rows().subList(from, to),
                report.totals(),
                to < report.rows().size() ? to : null);
    }

    /// All rows as a file for spreadsheets.
    @GetMapping("/intervals.csv")
    @StaffOnly(role = Role.SUPERVISOR)
    ResponseEntity<byte[]> csv(Query query, @RequestParam(defaultValue = "ko") String lang, StaffPrincipal who) {
        var report = reports.of(question(query, who));
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("dasan-" + query.from() + "-" + query.to() + ".csv")
                                .build()
                                .toString())
                .body(Csv.of(report, lang.equals("ko") ? "ko" : "en").getBytes(StandardCharsets.UTF_8));
    }

    private Question question(Query query, StaffPrincipal who) {
        var from = query.from();
        var to = query.to();
        if (from == null) {
            throw Problem.field("from", "is needed: a day such as 2026-11-01");
        }
        if (to == null || to.isBefore(from)) {
            throw Problem.field("to", "must be a day, and not before from");
        }
        if (from.plusDays(Question.LONGEST_DAYS - 1L).isBefore(to)) {
            throw Problem.field("to", "must be less than " + Question.LONGEST_DAYS + " days after from");
        }
        var organisation = Optional.ofNullable(query.organisation());
        var visible = scope.visible(who.id(), organisation);
        if (visible.isEmpty()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "forbidden", "This organisation is not yours to see.");
        }
        var step = query.step();
        var by = query.by();
        return new Question(
                from.atStartOfDay(calendars.zone()).toInstant(),
                to.plusDays(1).atStartOfDay(calendars.zone()).toInstant(),
                step == null ? Question.Step.HALF_HOUR : step,
                by == null ? Question.Dimension.NONE : by,
                visible,
                query.queue(),
                query.channel(),
                query.language(),
                query.group());
    }
}
