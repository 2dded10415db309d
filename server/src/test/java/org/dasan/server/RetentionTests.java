package org.dasan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.CounsellingRecord;
import org.dasan.interactions.Direction;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.Outcome;
import org.dasan.interactions.Records;
import org.dasan.interactions.retention.Retention;
import org.dasan.store.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What citizens said is kept as long as the city's classes say, and no longer.
@RunningServer
class RetentionTests {
    private static final String BASE = "/api/v1/configuration/retention-classes/";
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Interactions interactions;

    @Autowired
    private Records records;

    @Autowired
    private Identities identities;

    @Autowired
    private Directory directory;

    @Autowired
    private Retention retention;

    @Autowired
    private Clock clock;

    @AfterEach
    void removeClasses() {
        for (var item :
                admin().get("/api/v1/configuration/retention-classes").json().path("items")) {
            var gone = admin().delete(BASE + item.path("key").asString() + "?why=test&version="
                    + item.path("version").asInt());
            assertThat(gone.status()).as(gone.response().body()).isLessThan(300);
        }
    }

    @Test
    void whatIsOldIsErasedAndStillCounted() {
        var old = contact("010-2345-0001", "waste.bulky", Duration.ofDays(200));
        jdbc.sql("""
                INSERT INTO survey (interaction_id, asked_at, expires_at, rating, words, answered_at)
                VALUES (:id, :at, :at, 5, '고맙습니다', :at)
                """)
                .param("id", old.value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        var young = contact("010-2345-0002", "waste.bulky", Duration.ofDays(20));
        var taxes = contact("010-2345-0003", "tax.property", Duration.ofDays(200));
        assertThat(retention.eraseWhatIsDue()).as("without classes all is kept").isZero();
        put("taxes", 120, List.of("tax.property"));
        assertThat(preview("others", 6).path("touches").path("erased").asInt()).isEqualTo(1);
        put("others", 6, List.of());

        assertThat(retention.eraseWhatIsDue()).isEqualTo(1);

        assertThat(text(old)).isEmpty();
        assertThat(memo(old)).isEmpty();
        assertThat(jdbc.sql("SELECT rating || coalesce(words, ' without words') FROM survey WHERE interaction_id = :id")
                        .param("id", old.value())
                        .query(String.class)
                        .single())
                .isEqualTo("5 without words");
        assertThat(identity(old)).isNull();
        assertThat(known("+821023450001"))
                .as("the address went with its last contact")
                .isFalse();
        assertThat(jdbc.sql("SELECT outcome FROM interaction WHERE id = :id")
                        .param("id", old.value())
                        .query(String.class)
                        .single())
                .isEqualTo("RESOLVED");
        assertThat(jdbc.sql("SELECT count(*) FROM event WHERE stream_id = :id AND type = 'interactions.erased'")
                        .param("id", old.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        for (var kept : List.of(young, taxes)) {
            assertThat(text(kept)).isEqualTo("여쭤볼 것이 있어요");
            assertThat(memo(kept)).isEqualTo("안내함");
            assertThat(identity(kept)).isNotNull();
        }
        assertThat(retention.eraseWhatIsDue()).isZero();
        var shown = admin("supervisor1").get("/api/v1/interactions/" + old.value());
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().path("erasedAt").isNull()).isFalse();
    }

    @Test
    void classesMakeSense() {
        assertThat(field(tryPut("short", 1, List.of()))).isEqualTo("value.months");
        assertThat(field(tryPut("odd", 12, List.of("nowhere")))).isEqualTo("value.topics[0]");
        put("others", 12, List.of());
        assertThat(field(tryPut("again", 12, List.of()))).isEqualTo("value.topics");
    }

    private InteractionId contact(String phone, String topic, Duration age) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var entry = directory.entryPoint("web").orElseThrow();
            var now = clock.instant();
            var id = interactions
                    .arrive(new Arrival(
                            "retention:" + Ids.next(),
                            Channel.CHAT,
                            Direction.INBOUND,
                            entry.id(),
                            entry.organisation(),
                            null,
                            identities.known(
                                    IdentityKind.PHONE,
                                    "+82" + phone.substring(1).replace("-", "")),
                            "ko",
                            now,
                            null,
                            null))
                    .id();
            interactions.post(NewMessage.fromCitizen(id, Ids.next(), "여쭤볼 것이 있어요", List.of(), now));
            var staff = directory.staffByUsername("agent1").orElseThrow().id().value();
            records.save(
                    id,
                    id.value(),
                    staff,
                    new CounsellingRecord(0, Outcome.RESOLVED, List.of(topic), "안내함", "YES", null, false, null, null));
            interactions.close(id, records.close(id, Outcome.UNCLASSIFIED));
            jdbc.sql("UPDATE interaction SET closed_at = :at, arrived_at = :at WHERE id = :id")
                    .param("at", now.minus(age).atOffset(ZoneOffset.UTC))
                    .param("id", id.value())
                    .update();
            return id;
        }));
    }

    private String text(InteractionId id) {
        return jdbc.sql("SELECT text FROM message WHERE interaction_id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    private String memo(InteractionId id) {
        return jdbc.sql("SELECT memo FROM record_memo WHERE interaction_id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    private @org.jspecify.annotations.Nullable UUID identity(InteractionId id) {
        return jdbc.sql("SELECT identity_id FROM interaction WHERE id = :id")
                .param("id", id.value())
                .query((rs, _) -> rs.getObject(1, UUID.class))
                .list()
                .getFirst();
    }

    private boolean known(String address) {
        return identities.find(IdentityKind.PHONE, address).isPresent();
    }

    private static Map<String, Object> value(String code, int months, List<String> topics) {
        return Map.of(
                "code",
                code,
                "name",
                Map.of("ko", code, "en", code),
                "months",
                months,
                "basis",
                "Records Act",
                "topics",
                topics);
    }

    private void put(String code, int months, List<String> topics) {
        var answer = tryPut(code, months, topics);
        assertThat(answer.status()).as(answer.response().body()).isLessThan(300);
    }

    private Caller.Answer tryPut(String code, int months, List<String> topics) {
        return admin().put(
                        BASE + code,
                        JSON.writeValueAsString(
                                Map.of("value", value(code, months, topics), "version", 0, "why", "test")));
    }

    private JsonNode preview(String code, int months) {
        var answer = admin().post(
                        BASE + code + "/preview",
                        JSON.writeValueAsString(Map.of("value", value(code, months, List.of()))));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    private static String field(Caller.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().path("errors").get(0).path("field").asString();
    }

    private Caller admin() {
        return admin("admin");
    }

    private Caller admin(String username) {
        return Caller.on(port).withPassword(username, "demo-120");
    }
}
