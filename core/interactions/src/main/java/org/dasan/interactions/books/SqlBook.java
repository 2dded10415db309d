package org.dasan.interactions.books;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.dasan.city.Label;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A book told by two queries, which both know `:from`.
///
/// @param counts      both counts in one row
/// @param differences rows of (subject, detail), at most `:limit`
public record SqlBook(JdbcClient jdbc, Label name, Label left, Label right, String counts, String differences)
        implements Book {
    @Override
    public BookPage check(Instant from) {
        var found = jdbc.sql(differences)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("limit", BookPage.LISTED)
                .query((rs, _) -> new BookPage.Difference(rs.getObject(1, UUID.class), rs.getString(2)))
                .list();
        return jdbc.sql(counts)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .query((rs, _) -> new BookPage(
                        new BookPage.Side(left, rs.getLong(1)), new BookPage.Side(right, rs.getLong(2)), found))
                .single();
    }
}
