package org.dasan.agentdesktop.tools;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.dasan.city.Directory;
import org.dasan.city.Grants;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.StaffId;
import org.dasan.live.Frame;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What supervisors tell agents: a road closed, a form that has changed. Each agent's desk shows what they have
/// not read yet, and supervisors see how many have.
@Component
class Notices {
    private static final int MOST = 100;
    /// Tells desks to ask again; what it is about stands in the answer alone.
    private static final Frame CHANGED = new Frame.Transient("{\"type\":\"notices\"}");

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Grants grants;
    private final Live live;
    private final Clock clock;

    Notices(JdbcClient jdbc, Directory directory, Grants grants, Live live, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.grants = grants;
        this.live = live;
        this.clock = clock;
    }

    /// @param readAt  when the one who asks has read it
    /// @param readers how many have
    record Notice(
            UUID id,
            OrganisationId organisation,
            boolean important,
            String title,
            String body,
            StaffId author,
            Instant postedAt,
            @Nullable Instant until,
            @Nullable Instant readAt,
            int readers) {}

    @Transactional
    UUID post(
            OrganisationId organisation,
            boolean important,
            String title,
            String body,
            @Nullable Instant until,
            StaffId author) {
        var id = Ids.next();
        jdbc.sql("""
                INSERT INTO notice (id, organisation_id, important, title, body, author, posted_at, until)
                VALUES (:id, :organisation, :important, :title, :body, :author, :now, :until::timestamptz)
                """)
                .param("id", id)
                .param("organisation", organisation.value())
                .param("important", important)
                .param("title", title)
                .param("body", body)
                .param("author", author.value())
                .param("now", now())
                .param("until", until == null ? null : until.toString())
                .update();
        live.signal(Recipient.ALL_STAFF, CHANGED); // when this is committed
        return id;
    }

    /// It is not shown any more; what is withdrawn stays so.
    @Transactional
    void withdraw(UUID id) {
        jdbc.sql("UPDATE notice SET withdrawn_at = coalesce(withdrawn_at, :now) WHERE id = :id")
                .param("now", now())
                .param("id", id)
                .update();
        live.signal(Recipient.ALL_STAFF, CHANGED); // when this is committed
    }

    /// The first time counts; a notice for others changes nothing.
    @Transactional
    void read(UUID id, StaffId who) {
        jdbc.sql("""
                INSERT INTO notice_read (notice_id, staff_id, read_at)
                SELECT id, :staff, :now FROM notice WHERE id = :id AND organisation_id = ANY(:organisations::uuid[])
                ON CONFLICT DO NOTHING
                """)
                .param("staff", who.value())
                .param("organisations", reaching(who))
                .param("now", now())
                .param("id", id)
                .update();
    }

    /// What holds now for somebody's organisations, newest first.
    List<Notice> current(StaffId who) {
        return jdbc.sql("""
                SELECT n.*, r.read_at, (SELECT count(*) FROM notice_read x WHERE x.notice_id = n.id) AS readers
                  FROM notice n LEFT JOIN notice_read r ON r.notice_id = n.id AND r.staff_id = :staff
                 WHERE n.withdrawn_at IS NULL AND (n.until IS NULL OR n.until > :now) AND n.organisation_id = ANY(:organisations::uuid[])
                 ORDER BY n.posted_at DESC LIMIT :most
                """)
                .param("staff", who.value())
                .param("now", now())
                .param("organisations", reaching(who))
                .param("most", MOST)
                .query((rs, _) -> {
                    var until = rs.getObject("until", OffsetDateTime.class);
                    var readAt = rs.getObject("read_at", OffsetDateTime.class);
                    return new Notice(
                            rs.getObject("id", UUID.class),
                            new OrganisationId(rs.getObject("organisation_id", UUID.class)),
                            rs.getBoolean("important"),
                            rs.getString("title"),
                            rs.getString("body"),
                            new StaffId(rs.getObject("author", UUID.class)),
                            rs.getObject("posted_at", OffsetDateTime.class).toInstant(),
                            until == null ? null : until.toInstant(),
                            readAt == null ? null : readAt.toInstant(),
                            rs.getInt("readers"));
                })
                .list();
    }

    /// The organisations somebody works or answers for, and those above them: what a city tells all of its people
    /// reaches its districts.
    private String[] reaching(StaffId who) {
        var mine = new HashSet<>(grants.organisationsWhere(who, Role.AGENT));
        mine.addAll(grants.organisationsWhere(who, Role.SUPERVISOR));
        var found = new HashSet<>(mine);
        mine.forEach(own -> {
            var parent = parent(own);
            while (parent != null && found.add(parent)) {
                parent = parent(parent);
            }
        });
        return found.stream().map(each -> each.value().toString()).toArray(String[]::new);
    }

    private @Nullable OrganisationId parent(OrganisationId id) {
        return directory.organisation(id).map(each -> each.parent()).orElse(null);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
