package org.dasan.interactions;

import java.util.List;
import java.util.Set;
import org.dasan.city.Codes;
import org.dasan.city.Label;
import org.dasan.city.StaffId;
import org.dasan.city.configuration.ConfigurationKind;
import org.dasan.interactions.TopicKind.Value;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What counselling records can be about. A topic that is switched off stays in the records that name it.
@Component
@Order(85)
class TopicKind implements ConfigurationKind<Value> {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    TopicKind(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param path     from the general to the particular, such as `Waste › Bulky`
    /// @param position small ones stand first
    record Value(String code, Label path, int position, boolean active) {}

    @Override
    public String code() {
        return "topics";
    }

    @Override
    public Label label() {
        return Label.of("상담 주제", "Topics");
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
        return value.path();
    }

    @Override
    public Set<String> organisations(Value value) {
        return Set.of();
    }

    @Override
    public List<Value> all() {
        return jdbc.sql("SELECT code, path::text AS path, position, active FROM topic ORDER BY position, code")
                .query((rs, _) -> new Value(
                        rs.getString("code"),
                        JSON.readValue(rs.getString("path"), Label.class),
                        rs.getInt("position"),
                        rs.getBoolean("active")))
                .list();
    }

    @Override
    public void check(Value value, @Nullable Value before) {
        Codes.require("code", value.code());
    }

    @Override
    public void write(Value value, @Nullable Value before, StaffId who) {
        jdbc.sql("""
                INSERT INTO topic (code, path, position, active) VALUES (:code, :path::jsonb, :position, :active)
                ON CONFLICT (code) DO UPDATE SET path = excluded.path, position = excluded.position, active = excluded.active
                """)
                .param("code", value.code())
                .param("path", JSON.writeValueAsString(value.path()))
                .param("position", value.position())
                .param("active", value.active())
                .update();
    }
}
