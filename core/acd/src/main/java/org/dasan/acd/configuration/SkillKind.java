package org.dasan.acd.configuration;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.dasan.acd.configuration.SkillKind.Value;
import org.dasan.city.Codes;
import org.dasan.city.Label;
import org.dasan.city.StaffId;
import org.dasan.city.configuration.ConfigurationKind;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What agents can do: languages, sign languages, topics.
@Component
@Order(40)
class SkillKind implements ConfigurationKind<Value> {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Clock clock;

    SkillKind(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @param code a language such as `vi`, `sign:ksl`, a topic such as `tax`
    record Value(String code, Label name) {}

    @Override
    public String code() {
        return "skills";
    }

    @Override
    public Label label() {
        return Label.of("기술", "Skills");
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
        return Set.of();
    }

    @Override
    public List<Value> all() {
        return jdbc.sql("SELECT code, name::text AS name FROM skill ORDER BY code")
                .query((rs, _) -> new Value(rs.getString("code"), JSON.readValue(rs.getString("name"), Label.class)))
                .list();
    }

    @Override
    public void check(Value value, @Nullable Value before) {
        Codes.require("code", value.code());
    }

    @Override
    public void write(Value value, @Nullable Value before, StaffId who) {
        jdbc.sql(
                        "INSERT INTO skill (code, name) VALUES (:code, :name::jsonb) ON CONFLICT (code) DO UPDATE SET name = excluded.name")
                .param("code", value.code())
                .param("name", JSON.writeValueAsString(value.name()))
                .update();
    }

    @Override
    public boolean removable() {
        return true;
    }

    @Override
    public void remove(Value value) {
        jdbc.sql("DELETE FROM temporary_skill WHERE skill = :code AND until <= :now")
                .param("code", value.code())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("DELETE FROM skill WHERE code = :code")
                .param("code", value.code())
                .update();
    }
}
