package org.dasan.channels.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.dasan.acd.Promises;
import org.dasan.interactions.Identities;
import org.dasan.interactions.Outcome;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The form for the hours when nobody answers, and what the page shows before anybody begins.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallbackTests {
    private static final String NIGHT_FORM = "/api/v1/chat/entry-points/night/callbacks";

    private final ChatCity city;

    CallbackTests(@TempDir Path folder) {
        city = ChatCity.start(folder, true);
    }

    @AfterEach
    void theBooksBalance() {
        city.quiet();
        assertThat(city.balanced()).isTrue();
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void promisesAnAnswerWhenItOpensAndGivesAReceipt() {
        var wish = wish("010-2345-5528", null);

        var given = city.post(NIGHT_FORM, null, wish);

        assertThat(given.status()).isEqualTo(201);
        assertThat(given.body().path("receipt").asString()).matches("1123-\\d{4}");
        var promise = city.bean(Promises.class)
                .find(UUID.fromString(given.body().path("promiseId").asString()))
                .orElseThrow();
        assertThat(promise.dueAt()).hasToString("2026-11-29T00:00:00Z");
        var contact = city.interaction(Objects.requireNonNull(promise.given()).value());
        assertThat(contact.outcome()).isEqualTo(Outcome.PROMISED);
        assertThat(city.bean(Identities.class).address(Objects.requireNonNull(promise.identity())))
                .contains("+821023455528");
    }

    @Test
    void answersTheSameWishTwiceWithTheSameReceipt() {
        var wish = wish(null, "Kim@Example.org");

        var first = city.post(NIGHT_FORM, null, wish);
        var again = city.post(NIGHT_FORM, null, wish);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void refusesAnotherTextUnderTheSameClientId() {
        var wish = wish("02-120-0000", "kim@example.org");
        wish.remove("phone");
        city.post(NIGHT_FORM, null, wish);
        wish.put("text", "다른 부탁");

        assertThat(city.post(NIGHT_FORM, null, wish).status()).isEqualTo(409);
    }

    @Test
    void namesTheFieldThatIsWrongAndStoresNothing() {
        int before = city.count("interaction") + city.count("promise") + city.count("identity");

        assertThat(refusedField(wish(null, null))).isEqualTo("phone");
        assertThat(refusedField(wish("12", null))).isEqualTo("phone");
        assertThat(refusedField(wish(null, "nobody"))).isEqualTo("email");
        assertThat(refusedField(with(wish(null, "a@example.org"), "text", " "))).isEqualTo("text");
        assertThat(refusedField(with(wish(null, "a@example.org"), "wantedAt", "2020-01-01T00:00:00Z")))
                .isEqualTo("wantedAt");
        assertThat(city.count("interaction") + city.count("promise") + city.count("identity"))
                .isEqualTo(before);
    }

    @Test
    void saysWhatIsOpenAndHowLongItTakes() {
        var open = city.get("/api/v1/chat/entry-points/web", null).body();
        var closed = city.get("/api/v1/chat/entry-points/night", null).body();

        assertThat(open.path("open").asBoolean()).isTrue();
        assertThat(open.path("languages").path(0).path("lang").asString()).isEqualTo("ko");
        assertThat(open.path("languages").path(0).path("expectedWaitSeconds").isNull())
                .isTrue();
        assertThat(open.path("uploads").path("maxBytes").asLong()).isEqualTo(10L * 1024 * 1024);
        assertThat(open.path("channels").path("CHAT").path("configured").asBoolean())
                .isTrue();
        assertThat(closed.path("open").asBoolean()).isFalse();
        assertThat(closed.path("opensAt").asString()).isEqualTo("2026-11-29T00:00:00Z");
        assertThat(city.get("/api/v1/chat/entry-points/nowhere", null).status()).isEqualTo(404);
    }

    private String refusedField(Map<String, Object> wish) {
        var refused = city.post(NIGHT_FORM, null, wish);
        assertThat(refused.status()).isEqualTo(400);
        return refused.body().path("errors").path(0).path("field").asString();
    }

    private static Map<String, Object> with(Map<String, Object> wish, String field, Object value) {
        wish.put(field, value);
        return wish;
    }

    private static Map<String, Object> wish(@Nullable String phone, @Nullable String email) {
        var wish = new HashMap<String, Object>();
        wish.put("clientId", Ids.next());
        wish.put("language", "ko");
        wish.put("name", "김하늘");
        wish.put("text", "내일 전화 부탁드립니다");
        if (phone != null) {
            wish.put("phone", phone);
        }
        if (email != null) {
            wish.put("email", email);
        }
        return wish;
    }
}
