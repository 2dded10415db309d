package org.dasan.acd;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.city.Directory;
import org.dasan.city.Organisation;
import org.dasan.city.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The routing rules of organisations, in memory; [#reload] after a change of configuration.
@Component
public class RoutingRules {
    private final JdbcClient jdbc;
    private final Directory directory;
    private volatile @Nullable Map<OrganisationId, RoutingRule> own;

    RoutingRules(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /// The rule of the nearest organisation upwards that has one.
    public RoutingRule of(OrganisationId organisation) {
        var rules = own();
        @Nullable OrganisationId at = organisation;
        while (at != null) {
            var rule = rules.get(at);
            if (rule != null) {
                return rule;
            }
            at = directory.organisation(at).map(Organisation::parent).orElse(null);
        }
        return RoutingRule.NONE;
    }

    /// Whether any organisation caps occupancy; if none does, nobody's need be measured.
    boolean capOccupancy() {
        return own().values().stream().anyMatch(rule -> rule.occupancyCap() != null);
    }

    /// Reads the rules again.
    public void reload() {
        own = read();
    }

    private Map<OrganisationId, RoutingRule> own() {
        var known = own;
        if (known == null) {
            known = read();
            own = known;
        }
        return known;
    }

    private Map<OrganisationId, RoutingRule> read() {
        return jdbc
                .sql("""
                SELECT organisation_id, occupancy_cap, occupancy_minutes, occupancy_yields_after FROM routing_rule
                """)
                .query((rs, _) -> Map.entry(
                        new OrganisationId(rs.getObject(1, UUID.class)),
                        new RoutingRule(
                                rs.getObject(2, Integer.class),
                                Duration.ofMinutes(rs.getInt(3)),
                                Duration.ofSeconds(rs.getInt(4)))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
