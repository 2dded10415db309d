package org.dasan.caserouter;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.dasan.city.StaffId;
import org.dasan.interactions.masking.Masking;
import org.dasan.store.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was said at the steps of a case, where retention can erase it.
@Repository
class CaseWords {
    private static final int MOST = 500;

    private final JdbcClient jdbc;

    CaseWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps it, masked.
    void add(CaseId id, CaseWord word) {
        jdbc.sql("""
                INSERT INTO case_word (id, case_id, seq, kind, public, staff_id, text, at)
                VALUES (:id, :case, :seq, :kind, :public, :staff, :text, :at)
                """)
                .param("id", Ids.next())
                .param("case", id.value())
                .param("seq", word.seq())
                .param("kind", word.kind().name())
                .param("public", word.isPublic())
                .param("staff", word.staff() == null ? null : word.staff().value(), Types.OTHER)
                .param("text", Masking.mask(word.text()).text())
                .param("at", word.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// In the order in which it was said.
    List<CaseWord> of(CaseId id) {
        return jdbc.sql("""
                SELECT seq, kind, public, staff_id, text, at FROM case_word WHERE case_id = :case ORDER BY seq, id LIMIT :most
                """)
                .param("case", id.value())
                .param("most", MOST)
                .query((rs, _) -> {
                    var staff = rs.getObject("staff_id", UUID.class);
                    return new CaseWord(
                            rs.getInt("seq"),
                            CaseWord.Kind.valueOf(rs.getString("kind")),
                            rs.getBoolean("public"),
                            staff == null ? null : new StaffId(staff),
                            rs.getString("text"),
                            rs.getObject("at", OffsetDateTime.class).toInstant());
                })
                .list();
    }
}
