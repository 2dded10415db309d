package org.dasan.acd;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Why each offer went where it went; kept 90 days.
@Repository
public class Explanations {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    Explanations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The stored explanation: winner, runners-up, counts per reason, rule version.
    public Optional<JsonNode> of(OfferId offer) {
        return jdbc.sql("SELECT explanation::text FROM offer_explanation WHERE offer_id = :id")
                .param("id", offer.value())
                .query(String.class)
                .optional()
                .map(JSON::readTree);
    }

    /// Deletes a bounded number of those older than `limit`.
    void forget(Instant limit) {
        jdbc.sql(
                        "DELETE FROM offer_explanation WHERE offer_id IN (SELECT offer_id FROM offer_explanation WHERE at < :limit LIMIT 50000)")
                .param("limit", limit.atOffset(ZoneOffset.UTC))
                .update();
    }
}
