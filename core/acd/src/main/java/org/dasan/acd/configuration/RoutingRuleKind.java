package org.dasan.acd.configuration;

import java.sql.Types;
import java.util.List;
import java.util.Set;
import org.dasan.acd.MatcherWake;
import org.dasan.acd.RoutingRules;
import org.dasan.acd.configuration.RoutingRuleKind.Value;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.city.StaffId;
import org.dasan.city.configuration.ConfigurationKind;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What an organisation asks of routing, for itself and those below it.
@Component
@Order(50)
class RoutingRuleKind implements ConfigurationKind<Value> {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final References references;
    private final RoutingRules rules;
    private final MatcherWake wake;

    RoutingRuleKind(JdbcClient jdbc, References references, RoutingRules rules, MatcherWake wake) {
        this.jdbc = jdbc;
        this.references = references;
        this.rules = rules;
        this.wake = wake;
    }

    /// @param occupancyCap     per cent above which agents rest; null: none
    /// @param occupancyMinutes over which it is measured
    /// @param yieldsAfter      seconds of waiting after which resting agents are asked too
    record Value(String organisation, @Nullable Integer occupancyCap, int occupancyMinutes, int yieldsAfter) {}

    @Override
    public String code() {
        return "routing-rules";
    }

    @Override
    public Label label() {
        return Label.of("배분 규칙", "Routing rules");
    }

    @Override
    public Class<Value> type() {
        return Value.class;
    }

    @Override
    public String key(Value value) {
        return value.organisation();
    }

    @Override
    public Label title(Value value) {
        return jdbc.sql("SELECT name::text FROM organisation WHERE code = :code")
                .param("code", value.organisation())
                .query((rs, _) -> JSON.readValue(rs.getString(1), Label.class))
                .single();
    }

    @Override
    public Set<String> organisations(Value value) {
        return Set.of(value.organisation());
    }

    @Override
    public List<Value> all() {
        return jdbc.sql("""
                SELECT o.code, r.occupancy_cap, r.occupancy_minutes, r.occupancy_yields_after
                  FROM routing_rule r JOIN organisation o ON o.id = r.organisation_id ORDER BY o.code
                """)
                .query((rs, _) ->
                        new Value(rs.getString(1), rs.getObject(2, Integer.class), rs.getInt(3), rs.getInt(4)))
                .list();
    }

    @Override
    public void check(Value value, @Nullable Value before) {
        references.organisation("organisation", value.organisation());
        var cap = value.occupancyCap();
        if (cap != null && (cap < 50 || cap > 100)) {
            throw new InvalidFieldException("occupancyCap", "must be 50 to 100 but was " + cap);
        }
        References.range("occupancyMinutes", value.occupancyMinutes(), 10, 240);
        References.range("yieldsAfter", value.yieldsAfter(), 0, References.DAY);
    }

    @Override
    public void write(Value value, @Nullable Value before, StaffId who) {
        jdbc.sql("""
                INSERT INTO routing_rule (organisation_id, occupancy_cap, occupancy_minutes, occupancy_yields_after)
                VALUES (:organisation, :cap, :minutes, :yields)
                ON CONFLICT (organisation_id) DO UPDATE
                   SET occupancy_cap = excluded.occupancy_cap, occupancy_minutes = excluded.occupancy_minutes,
                       occupancy_yields_after = excluded.occupancy_yields_after
                """)
                .param("organisation", references.organisation("organisation", value.organisation()))
                .param("cap", value.occupancyCap(), Types.INTEGER)
                .param("minutes", value.occupancyMinutes())
                .param("yields", value.yieldsAfter())
                .update();
    }

    @Override
    public boolean removable() {
        return true;
    }

    @Override
    public void remove(Value value) {
        jdbc.sql("DELETE FROM routing_rule WHERE organisation_id = (SELECT id FROM organisation WHERE code = :code)")
                .param("code", value.organisation())
                .update();
    }

    @Override
    public void reload() {
        rules.reload();
        wake.now();
    }
}
