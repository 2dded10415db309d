package org.dasan.city;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.city.OrganisationKind.Value;
import org.dasan.city.configuration.ConfigurationKind;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The city's tree: districts, departments, agencies.
@Component
@Order(10)
class OrganisationKind implements ConfigurationKind<Value> {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final CityWriter city;
    private final Directory directory;

    OrganisationKind(JdbcClient jdbc, CityWriter city, Directory directory) {
        this.jdbc = jdbc;
        this.city = city;
        this.directory = directory;
    }

    /// @param parent null: the root
    record Value(
            String code,
            @Nullable String parent,
            Organisation.Kind kind,
            Label name,
            @Nullable String areaCode,
            boolean active) {}

    @Override
    public String code() {
        return "organisations";
    }

    @Override
    public Label label() {
        return Label.of("조직", "Organisations");
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

    /// It belongs to the one above it, so that nobody changes the place where their own power ends.
    @Override
    public Set<String> organisations(Value value) {
        return Set.of(value.parent() == null ? value.code() : value.parent());
    }

    @Override
    public List<Value> all() {
        return jdbc.sql("""
                SELECT o.code, p.code AS parent, o.kind, o.name::text AS name, o.area_code, o.active
                  FROM organisation o LEFT JOIN organisation p ON p.id = o.parent ORDER BY p.code NULLS FIRST, o.code
                """)
                .query((row, _) -> new Value(
                        row.getString("code"),
                        row.getString("parent"),
                        Organisation.Kind.valueOf(row.getString("kind")),
                        JSON.readValue(row.getString("name"), Label.class),
                        row.getString("area_code"),
                        row.getBoolean("active")))
                .list();
    }

    @Override
    public Map<String, UUID> ids() {
        return directory.organisations().stream()
                .collect(Collectors.toMap(Organisation::code, each -> each.id().value()));
    }

    @Override
    public void check(Value value, @Nullable Value before) {
        Codes.require("code", value.code());
        var parent = value.parent();
        if (parent == null) {
            if (before == null || before.parent() != null) {
                throw new InvalidFieldException("parent", "must be there: a city has one root");
            }
            if (!value.active()) {
                throw new InvalidFieldException("active", "must stay: it is the root");
            }
            return;
        }
        if (before != null && before.parent() == null) {
            throw new InvalidFieldException("parent", "must stay empty: it is the root");
        }
        if (city.find(CityWriter.Table.ORGANISATION, parent).isEmpty()) {
            throw new InvalidFieldException("parent", "is not an organisation");
        }
        if (isBelow(parent, value.code())) {
            throw new InvalidFieldException("parent", "lies below the organisation itself");
        }
    }

    private boolean isBelow(String code, String above) {
        return jdbc.sql("""
                WITH RECURSIVE up AS (
                     SELECT id, parent, code FROM organisation WHERE code = :code
                     UNION SELECT o.id, o.parent, o.code FROM organisation o JOIN up ON o.id = up.parent)
                SELECT EXISTS (SELECT 1 FROM up WHERE code = :above)
                """)
                .param("code", code)
                .param("above", above)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void write(Value value, @Nullable Value before, StaffId who) {
        var parent = Optional.ofNullable(value.parent())
                .flatMap(code -> city.find(CityWriter.Table.ORGANISATION, code))
                .orElse((@Nullable UUID) null);
        if (before == null) {
            city.addOrganisation(value.code(), parent, value.kind(), value.name(), value.areaCode());
        }
        jdbc.sql("""
                UPDATE organisation SET parent = :parent, kind = :kind, name = :name::jsonb, area_code = :area, active = :active
                 WHERE code = :code
                """)
                .param("parent", parent, java.sql.Types.OTHER)
                .param("kind", value.kind().name())
                .param("name", JSON.writeValueAsString(value.name()))
                .param("area", value.areaCode())
                .param("active", value.active())
                .param("code", value.code())
                .update();
    }

    @Override
    public void reload() {
        directory.reload();
    }
}
