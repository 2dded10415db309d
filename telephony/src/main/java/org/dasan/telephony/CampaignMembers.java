package org.dasan.telephony;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dasan.interactions.InteractionId;
import org.dasan.store.Ids;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The table of those whom campaigns call. One is in one agent's hands at most.
@Repository
@Transactional
class CampaignMembers {
    private static final int AT_ONCE = 200;
    private static final String SELECT =
            "SELECT id, campaign, identity_id, language, reference, attempts FROM campaign_member";
    private static final RowMapper<Member> MAPPER = (rs, _) -> new Member(
            rs.getObject("id", UUID.class),
            rs.getString("campaign"),
            rs.getObject("identity_id", UUID.class),
            rs.getString("language"),
            rs.getString("reference"),
            rs.getInt("attempts"));

    private final JdbcClient jdbc;
    private final Clock clock;

    CampaignMembers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Somebody whom a campaign calls.
    ///
    /// @param attempts how often they were called
    record Member(UUID id, String campaign, UUID identity, String language, String reference, int attempts) {}

    /// Puts somebody on a campaign's list.
    ///
    /// @return false when they are on it already
    boolean add(String campaign, UUID identity, String language, String reference) {
        return jdbc.sql("""
                INSERT INTO campaign_member (id, campaign, identity_id, language, reference, state, due_at, added_at)
                VALUES (:id, :campaign, :identity, :language, :reference, 'OPEN', :now, :now) ON CONFLICT DO NOTHING
                """)
                        .param("id", Ids.next())
                        .param("campaign", campaign)
                        .param("identity", identity)
                        .param("language", language)
                        .param("reference", reference)
                        .param("now", now())
                        .update()
                > 0;
    }

    /// The one this agent looks at.
    @Transactional(readOnly = true)
    public Optional<Member> previewOf(UUID agent) {
        return jdbc.sql(SELECT + " WHERE agent_id = :agent AND state = 'PREVIEW'")
                .param("agent", agent)
                .query(MAPPER)
                .optional();
    }

    /// Puts the next one who is due into this agent's hands. Nobody waits for a row that another holds.
    Optional<Member> take(UUID agent, Collection<String> campaigns, Collection<String> languages, Duration lease) {
        return jdbc.sql("""
                UPDATE campaign_member SET state = 'PREVIEW', agent_id = :agent, lease_until = :until
                 WHERE id = (SELECT m.id FROM campaign_member m
                              WHERE m.campaign = ANY(:campaigns::text[]) AND m.language = ANY(:languages::text[]) AND m.due_at <= :now
                                AND (m.state = 'OPEN' OR m.state = 'PREVIEW' AND m.lease_until < :now)
                                AND NOT EXISTS (SELECT 1 FROM do_not_call d WHERE d.identity_id = m.identity_id)
                              ORDER BY m.due_at, m.id LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING id, campaign, identity_id, language, reference, attempts
                """)
                .param("agent", agent)
                .param("until", clock.instant().plus(lease).atOffset(ZoneOffset.UTC))
                .param("campaigns", campaigns.toArray(String[]::new))
                .param("languages", languages.toArray(String[]::new))
                .param("now", now())
                .query(MAPPER)
                .optional();
    }

    /// The agent calls them.
    void calls(UUID id, InteractionId interaction) {
        jdbc.sql("""
                UPDATE campaign_member SET state = 'CALLING', attempts = attempts + 1, interaction_id = :interaction, lease_until = NULL
                 WHERE id = :id AND state = 'PREVIEW'
                """).param("id", id).param("interaction", interaction.value()).update();
    }

    void skip(UUID id, String reason) {
        jdbc.sql("""
                UPDATE campaign_member SET state = 'SKIPPED', skip_reason = :reason, reference = '', settled_at = :now
                 WHERE id = :id AND state = 'PREVIEW'
                """)
                .param("id", id)
                .param("reason", reason)
                .param("now", now())
                .update();
    }

    /// Back on the list, due then.
    void later(UUID id, Instant due) {
        jdbc.sql("""
                UPDATE campaign_member SET state = 'OPEN', agent_id = NULL, lease_until = NULL, due_at = :due
                 WHERE id = :id AND state = 'PREVIEW'
                """).param("id", id).param("due", due.atOffset(ZoneOffset.UTC)).update();
    }

    /// A call whose contact is over.
    record Ended(UUID id, String campaign, int attempts, boolean answered) {}

    /// Calls whose contacts are over, some at a time.
    @Transactional(readOnly = true)
    public List<Ended> ended() {
        return jdbc.sql("""
                SELECT m.id, m.campaign, m.attempts, i.answered_at IS NOT NULL AS answered
                  FROM campaign_member m JOIN interaction i ON i.id = m.interaction_id
                 WHERE m.state = 'CALLING' AND i.state = 'CLOSED' ORDER BY m.id LIMIT :limit
                """)
                .param("limit", AT_ONCE)
                .query((rs, _) ->
                        new Ended(rs.getObject(1, UUID.class), rs.getString(2), rs.getInt(3), rs.getBoolean(4)))
                .list();
    }

    void settle(UUID id, boolean reached) {
        jdbc.sql("""
                UPDATE campaign_member SET state = :state, reference = '', settled_at = :now WHERE id = :id AND state = 'CALLING'
                """)
                .param("id", id)
                .param("state", reached ? "REACHED" : "UNREACHED")
                .param("now", now())
                .update();
    }

    void again(UUID id, Instant due) {
        jdbc.sql(
                        "UPDATE campaign_member SET state = 'OPEN', agent_id = NULL, due_at = :due WHERE id = :id AND state = 'CALLING'")
                .param("id", id)
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// How many stand how, by campaign.
    @Transactional(readOnly = true)
    public Map<String, Map<String, Integer>> counts(Collection<String> campaigns) {
        var counts = new HashMap<String, Map<String, Integer>>();
        jdbc.sql(
                        "SELECT campaign, state, count(*) FROM campaign_member WHERE campaign = ANY(:campaigns::text[]) GROUP BY 1, 2")
                .param("campaigns", campaigns.toArray(String[]::new))
                .query(rs -> {
                    counts.computeIfAbsent(rs.getString(1), _ -> new HashMap<>())
                            .put(rs.getString(2), rs.getInt(3));
                });
        return counts;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
