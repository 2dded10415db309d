package org.dasan.acd.rest;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dasan.acd.books.Reconciliation;
import org.dasan.acd.books.Term;
import org.dasan.city.Calendars;
import org.dasan.city.Label;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.dasan.interactions.books.BookPage;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The books, for whoever answers for the whole city: their sums are of all organisations, and a difference names a
/// contact of any.
@RestController
class ReconciliationController {
    private final Reconciliation reconciliation;
    private final Calendars calendars;
    private final JsonMapper json;

    ReconciliationController(Reconciliation reconciliation, Calendars calendars, JsonMapper json) {
        this.reconciliation = reconciliation;
        this.calendars = calendars;
        this.json = json;
    }

    record BookView(
            Label name,
            BookPage.Side left,
            BookPage.Side right,
            boolean balanced,
            List<BookPage.Difference> differences) {}

    record StatementView(
            Instant at,
            Instant from,
            String zone,
            boolean balanced,
            Map<String, Long> terms,
            Map<Term, Long> outbound,
            List<BookView> books,
            Map<Term, Label> definitions) {}

    @GetMapping("/api/v1/reconciliation")
    @StaffOnly(role = Role.SUPERVISOR, cityWide = true)
    StatementView check(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) Optional<Instant> from) {
        var statement = reconciliation.check(from);
        var terms = new LinkedHashMap<String, Long>();
        terms.put("arrived", statement.arrived());
        statement.terms().forEach((term, n) -> terms.put(json.convertValue(term, String.class), n));
        var definitions = new EnumMap<Term, Label>(Term.class);
        for (var term : Term.values()) {
            definitions.put(term, term.definition());
        }
        return new StatementView(
                statement.at(),
                statement.from(),
                calendars.zone().getId(),
                statement.balanced(),
                terms,
                statement.outbound(),
                statement.books().stream()
                        .map(b -> new BookView(
                                b.name(),
                                b.page().left(),
                                b.page().right(),
                                b.page().balanced(),
                                b.page().differences()))
                        .toList(),
                definitions);
    }
}
