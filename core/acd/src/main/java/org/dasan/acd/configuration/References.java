package org.dasan.acd.configuration;

import java.util.Map;
import java.util.UUID;
import org.dasan.city.InvalidFieldException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds what values refer to by natural key, as it is within the transaction, and says which field is wrong.
@Component
class References {
    /// Seconds; no time of a rule is longer.
    static final int DAY = 86_400;

    private final JdbcClient jdbc;

    References(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID organisation(String field, String code) {
        return find(field, "SELECT id FROM organisation WHERE code = :key", code, "an organisation");
    }

    UUID calendar(String field, String code) {
        return find(field, "SELECT id FROM calendar WHERE code = :key", code, "a calendar");
    }

    UUID queue(String field, String code) {
        return find(field, "SELECT id FROM queue WHERE code = :key", code, "a queue");
    }

    private UUID find(String field, String sql, String key, String what) {
        return jdbc.sql(sql)
                .param("key", key)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new InvalidFieldException(field, "is not " + what + ": " + key));
    }

    /// Skills at the level needed or held.
    ///
    /// @param least 0 where a skill may be waived
    void skills(String field, Map<String, Integer> levels, int least) {
        levels.forEach((skill, level) -> {
            var at = field + "." + skill;
            if (!jdbc.sql("SELECT EXISTS (SELECT 1 FROM skill WHERE code = :code)")
                    .param("code", skill)
                    .query(Boolean.class)
                    .single()) {
                throw new InvalidFieldException(at, "is not a skill");
            }
            range(at, level, least, 5);
        });
    }

    static void range(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidFieldException(field, "must be " + least + " to " + most + " but was " + value);
        }
    }
}
