package org.dasan.acd;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dasan.city.StaffId;
import org.dasan.city.StaffLanguages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who can do what, and how well.
@Component
public class StaffSkills implements StaffLanguages {
    private final JdbcClient jdbc;
    private final Clock clock;

    StaffSkills(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Skills of one person at proficiency 1 to 5, the best first; those on loan count as their own.
    public Map<String, Integer> skills(UUID staff) {
        var skills = new LinkedHashMap<String, Integer>();
        jdbc.sql("""
                SELECT skill, max(proficiency) AS proficiency
                  FROM (SELECT skill, proficiency FROM staff_skill WHERE staff_id = :staff
                        UNION ALL SELECT skill, proficiency FROM temporary_skill WHERE staff_id = :staff AND until > :now) held
                 GROUP BY skill ORDER BY proficiency DESC, skill LIMIT 200
                """)
                .param("staff", staff)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(rs -> {
                    skills.put(rs.getString(1), rs.getInt(2));
                });
        return skills;
    }

    @Override
    public List<String> of(StaffId staff) {
        return skills(staff.value()).keySet().stream()
                .filter(StaffSkills::isLanguage)
                .toList();
    }

    /// Two letters, or a sign language.
    public static boolean isLanguage(String skill) {
        return skill.length() == 2 || skill.startsWith("sign:");
    }
}
