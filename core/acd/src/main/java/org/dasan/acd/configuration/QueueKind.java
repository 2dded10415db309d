package org.dasan.acd.configuration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.acd.MatcherWake;
import org.dasan.acd.Need;
import org.dasan.acd.Needs;
import org.dasan.acd.Queue;
import org.dasan.acd.Queues;
import org.dasan.acd.Relaxation;
import org.dasan.acd.Selection;
import org.dasan.acd.WaitingRules;
import org.dasan.acd.configuration.QueueKind.Value;
import org.dasan.city.Codes;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.city.StaffId;
import org.dasan.city.configuration.ConfigurationKind;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Queues with all their rules. A change holds for those who wait already, from the next round of the matcher.
@Component
@Order(60)
class QueueKind implements ConfigurationKind<Value> {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_STEPS = 10;

    private final JdbcClient jdbc;
    private final References references;
    private final Queues queues;
    private final WaitingRules waiting;
    private final MatcherWake wake;

    QueueKind(JdbcClient jdbc, References references, Queues queues, WaitingRules waiting, MatcherWake wake) {
        this.jdbc = jdbc;
        this.references = references;
        this.queues = queues;
        this.waiting = waiting;
        this.wake = wake;
    }

    /// Times in seconds.
    ///
    /// @param needs      skill to the proficiency needed, 1 to 5
    /// @param priority   0 to 9
    /// @param ageing     what one step of priority is worth in waiting
    /// @param target     service level: answered within
    /// @param reply      how long a citizen should wait for an answer within a chat
    /// @param offer      how long an agent may take to accept
    /// @param calendar   null: the hours of the entry point
    /// @param relaxation steps by which it asks for less
    /// @param preferred  how long a preferred agent who is busy is waited for
    record Value(
            String code,
            String organisation,
            Label name,
            Map<String, Integer> needs,
            int priority,
            int ageing,
            Selection selection,
            int target,
            int reply,
            int offer,
            int wrapUp,
            int extension,
            boolean mayInterrupt,
            @Nullable String calendar,
            List<Step> relaxation,
            @Nullable Overflow overflow,
            int preferred,
            int position) {}

    /// @param needs skill to the proficiency that is then enough; 0: no longer needed
    record Step(int after, Map<String, Integer> needs) {}

    /// @param organisation whose agents are asked too
    record Overflow(int after, String organisation) {}

    @Override
    public String code() {
        return "queues";
    }

    @Override
    public Label label() {
        return Label.of("대기열", "Queues");
    }

    @Override
    public Class<Value> type() {
        return Value.class;
    }

    @Override
    public String key(Value value) {
        return value.code();
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
        return jdbc.sql("""
                SELECT q.code, o.code AS organisation, q.name::text AS name, q.needs::text AS needs, q.priority, q.ageing_seconds, q.selection,
                       q.target_seconds, q.reply_seconds, q.offer_seconds, q.wrap_up_seconds, q.extension_seconds, q.may_interrupt,
                       c.code AS calendar, q.relaxation::text AS relaxation, q.overflow_after, h.code AS helpers, q.preferred_seconds, q.position
                  FROM queue q JOIN organisation o ON o.id = q.organisation_id
                  LEFT JOIN calendar c ON c.id = q.calendar_id LEFT JOIN organisation h ON h.id = q.overflow_organisation
                 ORDER BY q.position, q.code
                """).query((rs, _) -> read(rs)).list();
    }

    @Override
    public Map<String, UUID> ids() {
        return queues.all().stream().collect(Collectors.toMap(Queue::code, Queue::id));
    }

    private static Value read(ResultSet rs) throws SQLException {
        var needs = new LinkedHashMap<String, Integer>();
        Needs.parse(rs.getString("needs")).forEach(need -> needs.put(need.skill(), need.minimum()));
        var helpers = rs.getString("helpers");
        return new Value(
                rs.getString("code"),
                rs.getString("organisation"),
                JSON.readValue(rs.getString("name"), Label.class),
                needs,
                rs.getInt("priority"),
                rs.getInt("ageing_seconds"),
                Selection.valueOf(rs.getString("selection")),
                rs.getInt("target_seconds"),
                rs.getInt("reply_seconds"),
                rs.getInt("offer_seconds"),
                rs.getInt("wrap_up_seconds"),
                rs.getInt("extension_seconds"),
                rs.getBoolean("may_interrupt"),
                rs.getString("calendar"),
                Relaxation.parse(rs.getString("relaxation")).stream()
                        .map(step -> new Step(Math.toIntExact(step.after().toSeconds()), step.minimums()))
                        .toList(),
                helpers == null ? null : new Overflow(rs.getInt("overflow_after"), helpers),
                rs.getInt("preferred_seconds"),
                rs.getInt("position"));
    }

    @Override
    public void check(Value value, @Nullable Value before) {
        Codes.require("code", value.code());
        references.organisation("organisation", value.organisation());
        references.skills("needs", value.needs(), 1);
        References.range("priority", value.priority(), 0, 9);
        References.range("ageing", value.ageing(), 0, References.DAY);
        References.range("target", value.target(), 1, References.DAY);
        References.range("reply", value.reply(), 1, References.DAY);
        References.range("offer", value.offer(), 5, 120);
        References.range("wrapUp", value.wrapUp(), 0, 3600);
        References.range("extension", value.extension(), 0, 3600);
        References.range("preferred", value.preferred(), 0, 3600);
        var calendar = value.calendar();
        if (calendar != null) {
            references.calendar("calendar", calendar);
        }
        if (value.relaxation().size() > MOST_STEPS) {
            throw new InvalidFieldException("relaxation", "has more than " + MOST_STEPS + " steps");
        }
        for (int i = 0; i < value.relaxation().size(); i++) {
            var at = "relaxation[" + i + "]";
            References.range(at + ".after", value.relaxation().get(i).after(), 0, References.DAY);
            references.skills(at + ".needs", value.relaxation().get(i).needs(), 0);
        }
        var overflow = value.overflow();
        if (overflow != null) {
            References.range("overflow.after", overflow.after(), 0, References.DAY);
            references.organisation("overflow.organisation", overflow.organisation());
        }
    }

    @Override
    public void write(Value value, @Nullable Value before, StaffId who) {
        waiting.hold(value.code());
        var overflow = value.overflow();
        var calendar = value.calendar();
        jdbc.sql("""
                INSERT INTO queue (id, code, organisation_id, name, needs, priority, ageing_seconds, selection, target_seconds, reply_seconds,
                                   offer_seconds, wrap_up_seconds, extension_seconds, may_interrupt, calendar_id, relaxation, overflow_after,
                                   overflow_organisation, preferred_seconds, position)
                VALUES (:id, :code, :organisation, :name::jsonb, :needs::jsonb, :priority, :ageing, :selection, :target, :reply,
                        :offer, :wrapUp, :extension, :mayInterrupt, :calendar, :relaxation::jsonb, :overflowAfter, :helpers, :preferred, :position)
                ON CONFLICT (code) DO UPDATE
                   SET organisation_id = excluded.organisation_id, name = excluded.name, needs = excluded.needs, priority = excluded.priority,
                       ageing_seconds = excluded.ageing_seconds, selection = excluded.selection, target_seconds = excluded.target_seconds,
                       reply_seconds = excluded.reply_seconds, offer_seconds = excluded.offer_seconds,
                       wrap_up_seconds = excluded.wrap_up_seconds, extension_seconds = excluded.extension_seconds,
                       may_interrupt = excluded.may_interrupt, calendar_id = excluded.calendar_id, relaxation = excluded.relaxation,
                       overflow_after = excluded.overflow_after, overflow_organisation = excluded.overflow_organisation,
                       preferred_seconds = excluded.preferred_seconds, position = excluded.position, version = queue.version + 1
                """)
                .param("id", Ids.next())
                .param("code", value.code())
                .param("organisation", references.organisation("organisation", value.organisation()))
                .param("name", JSON.writeValueAsString(value.name()))
                .param("needs", Needs.json(needs(value)))
                .param("priority", value.priority())
                .param("ageing", value.ageing())
                .param("selection", value.selection().name())
                .param("target", value.target())
                .param("reply", value.reply())
                .param("offer", value.offer())
                .param("wrapUp", value.wrapUp())
                .param("extension", value.extension())
                .param("mayInterrupt", value.mayInterrupt())
                .param("calendar", calendar == null ? null : references.calendar("calendar", calendar), Types.OTHER)
                .param("relaxation", Relaxation.json(steps(value)))
                .param("overflowAfter", overflow == null ? null : overflow.after(), Types.INTEGER)
                .param(
                        "helpers",
                        overflow == null
                                ? null
                                : references.organisation("overflow.organisation", overflow.organisation()),
                        Types.OTHER)
                .param("preferred", value.preferred())
                .param("position", value.position())
                .update();
        if (before != null) {
            waiting.apply(
                    value.code(),
                    new WaitingRules.Terms(needs(before), before.priority()),
                    new WaitingRules.Terms(needs(value), value.priority()),
                    Duration.ofSeconds(value.ageing()));
        }
    }

    /// Those who wait in it.
    @Override
    public Map<String, Integer> touches(Value value, @Nullable Value before) {
        return Map.of("waiting", waiting.count(value.code()));
    }

    @Override
    public void reload() {
        queues.reload();
        wake.now();
    }

    private static List<Need> needs(Value value) {
        return value.needs().entrySet().stream()
                .map(need -> new Need(need.getKey(), need.getValue()))
                .toList();
    }

    private static List<Relaxation> steps(Value value) {
        return value.relaxation().stream()
                .map(step -> new Relaxation(Duration.ofSeconds(step.after()), step.needs()))
                .toList();
    }
}
