package org.dasan.city.configuration;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Configuration as one document: to keep, to compare, to take to another installation.
@Service
public class Transfers {
    private static final int MOST_ITEMS = 20_000;

    private final Configurations configurations;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Transfers(Configurations configurations, TransactionTemplate transaction, Clock clock) {
        this.configurations = configurations;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Values of many kinds.
    ///
    /// @param at    when it was written; nothing in one made by hand
    /// @param kinds code of the kind to its values
    public record Document(
            @Nullable Instant at, @NotNull @Size(max = 100) Map<String, List<JsonNode>> kinds) {}

    /// What became of the document.
    ///
    /// @param applied whether its changes are in force now
    public record Outcome(boolean applied, List<Line> lines, int unchanged) {}

    /// What became of one value, where it says something new.
    ///
    /// @param place  in the document, such as `queues[3]`
    /// @param key    nothing where the value could not be read
    /// @param fault what is wrong with it; nothing: it can be taken
    public record Line(
            String place,
            String kind,
            @Nullable String key,
            boolean added,
            List<Difference> differences,
            @Nullable Fault fault) {}

    /// What is wrong with a value.
    ///
    /// @param field within the value
    public record Fault(String field, String message) {}

    /// What `who` may change, as it is in force.
    public Document export(StaffId who) {
        var kinds = new LinkedHashMap<String, List<JsonNode>>();
        transaction.executeWithoutResult(_ -> configurations
                .kinds()
                .forEach(kind -> kinds.put(
                        kind.code(),
                        configurations.items(who, kind.code()).stream()
                                .filter(Item::editable)
                                .<JsonNode>mapMulti((item, to) -> {
                                    if (item.value() != null) {
                                        to.accept(item.value());
                                    }
                                })
                                .toList())));
        return new Document(clock.instant(), kinds);
    }

    /// Adds and changes what the document says, in the order of the kinds; takes nothing away. One fault
    /// anywhere, and nothing is changed.
    ///
    /// @param tryOnly only tell what would happen
    public Outcome take(StaffId who, Document document, boolean tryOnly, String why) {
        int items = document.kinds().values().stream().mapToInt(List::size).sum();
        if (items > MOST_ITEMS) {
            throw new InvalidFieldException("document.kinds", "has more than " + MOST_ITEMS + " items");
        }
        var known = configurations.kinds().stream().map(ConfigurationKind::code).toList();
        document.kinds().keySet().stream()
                .filter(kind -> !known.contains(kind))
                .findFirst()
                .ifPresent(kind -> {
                    throw new InvalidFieldException("document.kinds." + kind, "is not known here");
                });
        try {
            return configurations.changing(why, () -> {
                var outcome = taken(who, document, why);
                if (tryOnly || outcome.lines().stream().anyMatch(line -> line.fault() != null)) {
                    throw new TakenBack(new Outcome(false, outcome.lines(), outcome.unchanged()));
                }
                return outcome;
            });
        } catch (TakenBack e) {
            return e.outcome;
        }
    }

    /// Ends the transaction without a trace of what was done in it.
    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Outcome outcome;

        TakenBack(Outcome outcome) {
            super("taken back");
            this.outcome = outcome;
        }
    }

    private Outcome taken(StaffId who, Document document, String why) {
        var lines = new ArrayList<Line>();
        int unchanged = 0;
        for (var kind : configurations.kinds()) {
            var values = document.kinds().getOrDefault(kind.code(), List.of());
            for (int i = 0; i < values.size(); i++) {
                var line = taken(who, kind, kind.code() + "[" + i + "]", values.get(i), why);
                if (line.fault() == null && !line.added() && line.differences().isEmpty()) {
                    unchanged++;
                } else {
                    lines.add(line);
                }
            }
        }
        return new Outcome(true, List.copyOf(lines), unchanged);
    }

    private <V> Line taken(StaffId who, ConfigurationKind<V> kind, String place, JsonNode json, String why) {
        String key = null;
        try {
            key = kind.key(Values.read(kind, json));
            var before = kind.find(key).map(Values::write).orElse(null);
            var after = configurations.put(who, kind, key, json, why);
            return new Line(place, kind.code(), key, before == null, Difference.between(before, after.value()), null);
        } catch (InvalidFieldException e) {
            var field = e.field().startsWith("value.") ? e.field().substring("value.".length()) : e.field();
            return new Line(place, kind.code(), key, false, List.of(), new Fault(field, e.fault()));
        } catch (AccessDeniedException _) {
            return new Line(place, kind.code(), key, false, List.of(), new Fault("", "is not yours to change"));
        }
    }
}
