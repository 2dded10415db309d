package org.dasan.acd.configuration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dasan.acd.MatcherWake;
import org.dasan.acd.configuration.StaffKind.Value;
import org.dasan.city.Channel;
import org.dasan.city.CityEdits;
import org.dasan.city.Directory;
import org.dasan.city.Grants;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.StaffId;
import org.dasan.city.configuration.ConfigurationKind;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Who works here: their roles on organisations, what they can do, and how much at once.
@Component
@Order(90)
class StaffKind implements ConfigurationKind<Value> {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,62}");
    private static final int LONGEST_NAME = 100;
    private static final int MOST_AT_ONCE = 20;

    private final JdbcClient jdbc;
    private final References references;
    private final CityEdits city;
    private final Directory directory;
    private final MatcherWake wake;

    StaffKind(JdbcClient jdbc, References references, CityEdits city, Directory directory, MatcherWake wake) {
        this.jdbc = jdbc;
        this.references = references;
        this.city = city;
        this.directory = directory;
        this.wake = wake;
    }

    /// @param label    what citizens see instead of the name
    /// @param skills   skill to proficiency, 1 to 5
    /// @param capacity contacts of a channel at once; a channel that is not named: none
    record Value(
            String username,
            String name,
            @Nullable Label label,
            boolean active,
            List<Grant> grants,
            Map<String, Integer> skills,
            Map<Channel, Integer> capacity) {}

    record Grant(Role role, String organisation) {}

    @Override
    public String code() {
        return "staff";
    }

    @Override
    public Label label() {
        return Label.of("직원", "Staff");
    }

    @Override
    public Class<Value> type() {
        return Value.class;
    }

    @Override
    public String key(Value value) {
        return value.username();
    }

    @Override
    public Label title(Value value) {
        return Label.of(value.name(), value.name());
    }

    /// Of everyone's organisations: whoever changes an account administers all that it may do.
    @Override
    public Set<String> organisations(Value value) {
        return value.grants().stream().map(Grant::organisation).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Value> all() {
        var grants = new HashMap<UUID, List<Grant>>();
        jdbc.sql("""
                SELECT g.staff, g.role, o.code FROM staff_grant g JOIN organisation o ON o.id = g.organisation ORDER BY g.staff, g.role, o.code
                """).query(rs -> {
            grants.computeIfAbsent(rs.getObject(1, UUID.class), _ -> new ArrayList<>())
                    .add(new Grant(Role.valueOf(rs.getString(2)), rs.getString(3)));
        });
        var skills = new HashMap<UUID, Map<String, Integer>>();
        jdbc.sql("SELECT staff_id, skill, proficiency FROM staff_skill ORDER BY staff_id, skill")
                .query(rs -> {
                    skills.computeIfAbsent(rs.getObject(1, UUID.class), _ -> new LinkedHashMap<>())
                            .put(rs.getString(2), rs.getInt(3));
                });
        var capacity = new HashMap<UUID, Map<Channel, Integer>>();
        jdbc.sql("SELECT staff_id, channel, capacity FROM agent_load WHERE capacity > 0")
                .query(rs -> {
                    capacity.computeIfAbsent(rs.getObject(1, UUID.class), _ -> new EnumMap<>(Channel.class))
                            .put(Channel.valueOf(rs.getString(2)), rs.getInt(3));
                });
        return jdbc.sql(
                        "SELECT id, username, display_name, public_label::text AS label, active FROM staff ORDER BY username")
                .query((rs, _) -> {
                    var id = rs.getObject("id", UUID.class);
                    var label = rs.getString("label");
                    return new Value(
                            rs.getString("username"),
                            rs.getString("display_name"),
                            label == null ? null : JSON.readValue(label, Label.class),
                            rs.getBoolean("active"),
                            grants.getOrDefault(id, List.of()),
                            skills.getOrDefault(id, Map.of()),
                            capacity.getOrDefault(id, Map.of()));
                })
                .list();
    }

    @Override
    public void check(Value value, @Nullable Value before) {
        if (!USERNAME.matcher(value.username()).matches()) {
            throw new InvalidFieldException("username", "must be 1 to 63 small letters, digits, dots, hyphens or @");
        }
        if (value.name().isBlank() || value.name().length() > LONGEST_NAME) {
            throw new InvalidFieldException("name", "must have 1 to " + LONGEST_NAME + " characters");
        }
        for (int i = 0; i < value.grants().size(); i++) {
            references.organisation(
                    "grants[" + i + "].organisation", value.grants().get(i).organisation());
        }
        if (new HashSet<>(value.grants()).size() < value.grants().size()) {
            throw new InvalidFieldException("grants", "name a role twice");
        }
        references.skills("skills", value.skills(), 1);
        value.capacity().forEach((channel, places) -> References.range("capacity." + channel, places, 0, MOST_AT_ONCE));
        if (before != null && administersTheCity(before) && !administersTheCity(value) && noOtherAdministrator(value)) {
            throw new InvalidFieldException("grants", "must leave the city at least one administrator");
        }
    }

    private boolean administersTheCity(Value value) {
        return value.active()
                && value.grants().stream()
                        .anyMatch(grant -> grant.role() == Role.ADMIN
                                && jdbc.sql("SELECT parent IS NULL FROM organisation WHERE code = :code")
                                        .param("code", grant.organisation())
                                        .query(Boolean.class)
                                        .single());
    }

    private boolean noOtherAdministrator(Value value) {
        return jdbc.sql("""
                SELECT NOT EXISTS (
                       SELECT 1 FROM staff_grant g JOIN staff s ON s.id = g.staff JOIN organisation o ON o.id = g.organisation
                        WHERE g.role = 'ADMIN' AND o.parent IS NULL AND s.active AND s.password_hash IS NOT NULL AND s.username <> :username)
                """)
                .param("username", value.username())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void write(Value value, @Nullable Value before, StaffId who) {
        var id = city.put(value.username(), value.name(), value.label(), value.active());
        city.grant(
                id,
                value.grants().stream()
                        .map(grant -> new Grants.Grant(
                                grant.role(),
                                new OrganisationId(references.organisation("grants", grant.organisation()))))
                        .toList(),
                who);
        jdbc.sql("DELETE FROM staff_skill WHERE staff_id = :staff")
                .param("staff", id.value())
                .update();
        value.skills()
                .forEach((skill, proficiency) -> jdbc.sql(
                                "INSERT INTO staff_skill (staff_id, skill, proficiency) VALUES (:staff, :skill, :proficiency)")
                        .param("staff", id.value())
                        .param("skill", skill)
                        .param("proficiency", proficiency)
                        .update());
        for (var channel : Channel.values()) {
            capacity(id, channel, value.capacity().getOrDefault(channel, 0));
        }
    }

    /// Not below what the agent has in hand at this moment.
    private void capacity(StaffId staff, Channel channel, int places) {
        int held = jdbc.sql("SELECT used FROM agent_load WHERE staff_id = :staff AND channel = :channel FOR UPDATE")
                .param("staff", staff.value())
                .param("channel", channel.name())
                .query(Integer.class)
                .optional()
                .orElse(0);
        if (held > places) {
            throw new InvalidFieldException(
                    "capacity." + channel, "must be at least " + held + ": the agent has that many in hand");
        }
        jdbc.sql("""
                INSERT INTO agent_load (staff_id, channel, capacity) VALUES (:staff, :channel, :places)
                ON CONFLICT (staff_id, channel) DO UPDATE SET capacity = excluded.capacity
                """)
                .param("staff", staff.value())
                .param("channel", channel.name())
                .param("places", places)
                .update();
    }

    @Override
    public void reload() {
        directory.reload();
        wake.now();
    }
}
