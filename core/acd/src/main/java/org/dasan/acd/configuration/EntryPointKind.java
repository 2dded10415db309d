package org.dasan.acd.configuration;

import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dasan.acd.Queues;
import org.dasan.acd.SeatRole;
import org.dasan.acd.configuration.EntryPointKind.Value;
import org.dasan.city.CalendarId;
import org.dasan.city.Channel;
import org.dasan.city.CityEdits;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.city.EntryPointId;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.city.Languages;
import org.dasan.city.OrganisationId;
import org.dasan.city.StaffId;
import org.dasan.city.configuration.ConfigurationKind;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Where contacts arrive, and which queue takes them in which language.
@Component
@Order(70)
class EntryPointKind implements ConfigurationKind<Value> {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String EVERY_LANGUAGE = "*";

    private final JdbcClient jdbc;
    private final References references;
    private final CityEdits city;
    private final Directory directory;
    private final Queues queues;

    EntryPointKind(JdbcClient jdbc, References references, CityEdits city, Directory directory, Queues queues) {
        this.jdbc = jdbc;
        this.references = references;
        this.city = city;
        this.directory = directory;
        this.queues = queues;
    }

    /// @param embeddingSites origins whose pages may frame it, such as `https://www.example.org`
    /// @param survey         missing in exports older than the survey: citizens are not asked
    record Value(
            String key,
            Channel channel,
            String organisation,
            Label name,
            String defaultLanguage,
            List<String> languages,
            String calendar,
            List<String> embeddingSites,
            Timeouts timeouts,
            @Nullable Boolean survey,
            boolean active,
            List<Choice> choices) {
        Value {
            survey = Boolean.TRUE.equals(survey);
        }
    }

    /// As [org.dasan.city.Timeouts], in seconds.
    record Timeouts(int visitorAwayPause, int visitorAbandon, int idleWarning, int idleClose, int parkedClose) {
        org.dasan.city.Timeouts toTimeouts() {
            try {
                return new org.dasan.city.Timeouts(
                        Duration.ofSeconds(visitorAwayPause),
                        Duration.ofSeconds(visitorAbandon),
                        Duration.ofSeconds(idleWarning),
                        Duration.ofSeconds(idleClose),
                        Duration.ofSeconds(parkedClose));
            } catch (IllegalArgumentException e) {
                throw new InvalidFieldException("timeouts", "are not possible: " + e.getMessage());
            }
        }
    }

    /// @param language `*` for those without a line of their own
    record Choice(SeatRole role, String language, String queue) {}

    @Override
    public String code() {
        return "entry-points";
    }

    @Override
    public Label label() {
        return Label.of("접점", "Entry points");
    }

    @Override
    public Class<Value> type() {
        return Value.class;
    }

    @Override
    public String key(Value value) {
        return value.key();
    }

    @Override
    public Label title(Value value) {
        return value.name();
    }

    @Override
    public Set<String> organisations(Value value) {
        return Set.of(value.organisation());
    }

    @Override
    public List<Value> all() {
        var choices = new HashMap<String, List<Choice>>();
        jdbc.sql("""
                SELECT e.key, c.role, c.language, q.code FROM queue_choice c
                  JOIN entry_point e ON e.id = c.entry_point_id JOIN queue q ON q.id = c.queue_id
                 ORDER BY e.key, c.role, c.language
                """).query(rs -> {
            choices.computeIfAbsent(rs.getString(1), _ -> new ArrayList<>())
                    .add(new Choice(SeatRole.valueOf(rs.getString(2)), rs.getString(3), rs.getString(4)));
        });
        return jdbc.sql("""
                SELECT e.*, e.name::text AS label, o.code AS organisation_code, c.code AS calendar_code
                  FROM entry_point e JOIN organisation o ON o.id = e.organisation JOIN calendar c ON c.id = e.calendar ORDER BY e.key
                """).query((rs, _) -> read(rs, choices)).list();
    }

    private static Value read(ResultSet rs, Map<String, List<Choice>> choices) throws SQLException {
        return new Value(
                rs.getString("key"),
                Channel.valueOf(rs.getString("channel")),
                rs.getString("organisation_code"),
                JSON.readValue(rs.getString("label"), Label.class),
                rs.getString("default_language"),
                strings(rs.getArray("languages")),
                rs.getString("calendar_code"),
                strings(rs.getArray("embedding_sites")),
                new Timeouts(
                        rs.getInt("visitor_away_pause"),
                        rs.getInt("visitor_abandon"),
                        rs.getInt("idle_warning"),
                        rs.getInt("idle_close"),
                        rs.getInt("parked_close")),
                rs.getBoolean("survey"),
                rs.getBoolean("active"),
                choices.getOrDefault(rs.getString("key"), List.of()));
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    @Override
    public void check(Value value, @Nullable Value before) {
        if (!KEY.matcher(value.key()).matches()) {
            throw new InvalidFieldException("key", "must be 1 to 63 small letters, digits or hyphens");
        }
        if (before != null && before.channel() != value.channel()) {
            throw new InvalidFieldException("channel", "of an entry point stays what it is");
        }
        references.organisation("organisation", value.organisation());
        references.calendar("calendar", value.calendar());
        value.timeouts().toTimeouts();
        for (int i = 0; i < value.languages().size(); i++) {
            language("languages[" + i + "]", value.languages().get(i));
        }
        if (!value.languages().contains(value.defaultLanguage())) {
            throw new InvalidFieldException("defaultLanguage", "must be one of its languages");
        }
        for (int i = 0; i < value.embeddingSites().size(); i++) {
            site("embeddingSites[" + i + "]", value.embeddingSites().get(i));
        }
        choices(value);
    }

    private void choices(Value value) {
        var seen = new HashSet<String>();
        for (int i = 0; i < value.choices().size(); i++) {
            var choice = value.choices().get(i);
            var at = "choices[" + i + "]";
            references.queue(at + ".queue", choice.queue());
            if (!choice.language().equals(EVERY_LANGUAGE)) {
                language(at + ".language", choice.language());
            }
            if (!seen.add(choice.role() + " " + choice.language())) {
                throw new InvalidFieldException(at + ".language", "stands there twice for this role");
            }
        }
        for (var language : value.languages()) {
            if (!seen.contains(SeatRole.AGENT + " " + language)
                    && !seen.contains(SeatRole.AGENT + " " + EVERY_LANGUAGE)) {
                throw new InvalidFieldException("choices", "name no queue for contacts in " + language);
            }
        }
    }

    private static void language(String field, String language) {
        try {
            Languages.require(language);
        } catch (IllegalArgumentException _) {
            throw new InvalidFieldException(field, "is not a language: " + language);
        }
    }

    private static void site(String field, String site) {
        try {
            var uri = URI.create(site);
            boolean origin = uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
            if (origin) {
                return;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new InvalidFieldException(field, "must be an origin such as https://www.example.org");
    }

    @Override
    public void write(Value value, @Nullable Value before, StaffId who) {
        var id = city.put(new EntryPoint(
                new EntryPointId(Ids.next()),
                value.key(),
                value.channel(),
                new OrganisationId(references.organisation("organisation", value.organisation())),
                value.name(),
                value.defaultLanguage(),
                value.languages(),
                new CalendarId(references.calendar("calendar", value.calendar())),
                value.embeddingSites(),
                value.timeouts().toTimeouts(),
                Boolean.TRUE.equals(value.survey()),
                value.active()));
        jdbc.sql("DELETE FROM queue_choice WHERE entry_point_id = :id")
                .param("id", id.value())
                .update();
        value.choices()
                .forEach(choice -> jdbc.sql(
                                "INSERT INTO queue_choice (entry_point_id, role, language, queue_id) VALUES (:id, :role, :language, :queue)")
                        .param("id", id.value())
                        .param("role", choice.role().name())
                        .param("language", choice.language())
                        .param("queue", references.queue("choices", choice.queue()))
                        .update());
    }

    @Override
    public void reload() {
        directory.reload();
        queues.reload();
    }
}
