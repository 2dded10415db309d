package org.dasan.acd.configuration;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dasan.acd.configuration.ReasonKind.Value;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.city.StaffId;
import org.dasan.city.configuration.ConfigurationKind;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Reasons that agents give for being away or for declining an offer.
@Component
@Order(80)
class ReasonKind implements ConfigurationKind<Value> {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    private final JdbcClient jdbc;

    ReasonKind(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Where a reason is given.
    enum Use {
        NOT_READY,
        DECLINE
    }

    /// @param position small ones stand first in the menu
    record Value(Use use, String code, Label label, int position) {}

    @Override
    public String code() {
        return "reasons";
    }

    @Override
    public Label label() {
        return Label.of("사유", "Reasons");
    }

    @Override
    public Class<Value> type() {
        return Value.class;
    }

    @Override
    public String key(Value value) {
        return value.use() + "." + value.code();
    }

    @Override
    public Label title(Value value) {
        return value.label();
    }

    @Override
    public Set<String> organisations(Value value) {
        return Set.of();
    }

    @Override
    public List<Value> all() {
        return jdbc.sql(
                        "SELECT kind, code, label::text AS label, position FROM reason ORDER BY kind DESC, position, code")
                .query((rs, _) -> new Value(
                        Use.valueOf(rs.getString("kind")),
                        rs.getString("code"),
                        JSON.readValue(rs.getString("label"), Label.class),
                        rs.getInt("position")))
                .list();
    }

    @Override
    public void check(Value value, @Nullable Value before) {
        if (!CODE.matcher(value.code()).matches()) {
            throw new InvalidFieldException("code", "must be 1 to 40 capital letters, digits or underscores");
        }
    }

    @Override
    public void write(Value value, @Nullable Value before, StaffId who) {
        jdbc.sql("""
                INSERT INTO reason (kind, code, label, position) VALUES (:kind, :code, :label::jsonb, :position)
                ON CONFLICT (kind, code) DO UPDATE SET label = excluded.label, position = excluded.position
                """)
                .param("kind", value.use().name())
                .param("code", value.code())
                .param("label", JSON.writeValueAsString(value.label()))
                .param("position", value.position())
                .update();
    }

    @Override
    public boolean removable() {
        return true;
    }

    @Override
    public void remove(Value value) {
        jdbc.sql("DELETE FROM reason WHERE kind = :kind AND code = :code")
                .param("kind", value.use().name())
                .param("code", value.code())
                .update();
    }
}
