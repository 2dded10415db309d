package org.dasan.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dasan.city.sample.InvalidSampleException;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithDatabase
class CityLoaderTests {
    private static final String ORGANISATIONS = """
            organisations:
              - {code: city, kind: CITY, name: {ko: 시, en: City}}
              - {code: east, parent: city, kind: DISTRICT, name: {ko: 동구, en: East}, area: "11110"}
              - {code: east-tax, parent: east, kind: DEPARTMENT, name: {ko: 세무, en: Tax}}
              - {code: west, parent: city, kind: DISTRICT, name: {ko: 서구, en: West}}
            """;
    private static final String STAFF = """
            password: everybody-knows
            labels:
              counsellor: {ko: 상담사, en: Counsellor}
            staff:
              - {username: Ada, name: 에이다, label: counsellor, grants: [{role: AGENT, organisation: east}]}
              - {username: bob, name: 밥, grants: [{role: SUPERVISOR, organisation: city}]}
            """;

    private final CityOnTables tables;
    private final CachedCity city;

    @TempDir
    Path folder = Path.of("");

    CityLoaderTests(TestDatabase database, MutableClock clock) {
        tables = new CityOnTables(database, clock);
        city = tables.city;
    }

    @BeforeEach
    void empty() {
        tables.database.clear();
        city.reload();
    }

    @Test
    void loadsTheTreeAndPutsParentsBeforeChildren() throws IOException {
        write("organisations.yaml", ORGANISATIONS);

        load();

        assertThat(city.organisations()).extracting(Organisation::code).first().isEqualTo("city");
        assertThat(below("east")).containsExactlyInAnyOrder("east", "east-tax");
        assertThat(below("city")).hasSize(4);
    }

    @Test
    void loadingTwiceChangesNothing() throws IOException {
        write("organisations.yaml", ORGANISATIONS);
        write("staff.yaml", STAFF);
        load();
        var events = events();

        load();

        assertThat(city.organisations()).hasSize(4);
        assertThat(city.staff()).hasSize(2);
        assertThat(events()).isEqualTo(events).isPositive();
    }

    @Test
    void grantsHoldBelowTheirNodeAndNowhereElse() throws IOException {
        write("organisations.yaml", ORGANISATIONS);
        write("staff.yaml", STAFF);

        load();

        var ada = city.staffByUsername("ADA").orElseThrow().id();
        assertThat(city.holds(ada, Role.AGENT, id("east-tax"))).isTrue();
        assertThat(city.holds(ada, Role.AGENT, id("west"))).isFalse();
        assertThat(city.holds(ada, Role.AGENT, id("city"))).isFalse();
        assertThat(city.holds(ada, Role.SUPERVISOR, id("east"))).isFalse();
        assertThat(city.organisationsWhere(ada, Role.AGENT)).containsExactlyInAnyOrder(id("east"), id("east-tax"));
    }

    @Test
    void thePostIsWhatCitizensSee() throws IOException {
        write("organisations.yaml", ORGANISATIONS);
        write("staff.yaml", STAFF);

        load();

        assertThat(city.staffByUsername("ada").orElseThrow().publicLabel()).isEqualTo(Label.of("상담사", "Counsellor"));
    }

    @Test
    void aPasswordInAFileIsRefusedOutsideDemoMode() throws IOException {
        write("organisations.yaml", ORGANISATIONS);
        write("staff.yaml", STAFF);

        assertThatThrownBy(() -> tables.load("file:" + folder + "/", false))
                .isInstanceOf(InvalidSampleException.class)
                .hasMessageContaining("demo mode only");
        assertThat(city.staff()).isEmpty();
    }

    @Test
    void anUnknownFieldIsNamedWithFileAndLine() throws IOException {
        write("organisations.yaml", """
                organisations:
                  - code: city
                    kind: CITY
                    colour: green
                    name: {ko: 시}
                """);

        assertThatThrownBy(this::load)
                .isInstanceOf(InvalidSampleException.class)
                .hasMessage("organisations.yaml:4: unknown field \"colour\"");
    }

    @Test
    void aMissingFieldIsNamed() throws IOException {
        write("organisations.yaml", """
                organisations:
                  - {code: city, name: {ko: 시}}
                """);

        assertThatThrownBy(this::load)
                .isInstanceOf(InvalidSampleException.class)
                .hasMessageContaining("organisations.yaml:2")
                .hasMessageContaining("kind");
    }

    @Test
    void aParentThatDoesNotExistIsNamed() throws IOException {
        write("organisations.yaml", """
                organisations:
                  - {code: east, parent: atlantis, kind: DISTRICT, name: {ko: 동구}}
                """);

        assertThatThrownBy(this::load)
                .isInstanceOf(InvalidSampleException.class)
                .hasMessage("organisations.yaml: there is no organisation \"atlantis\"");
    }

    @Test
    void anEntryPointTakesItsHoursFromItsCalendar() throws IOException {
        write("organisations.yaml", ORGANISATIONS);
        write("calendars.yaml", """
                calendars:
                  - code: office
                    name: {ko: 근무}
                    hours: {mon-fri: ["09:00-12:00", "13:00-18:00"]}
                    exceptions: [{day: 2026-11-24, reason: moving}]
                """);
        write("entry-points.yaml", """
                entryPoints:
                  - key: web
                    channel: CHAT
                    organisation: city
                    name: {ko: 채팅}
                    defaultLanguage: ko
                    languages: [ko, vi]
                    calendar: office
                    embeddingSites: https://example.org
                    timeouts: {visitorAwayPause: PT1M, visitorAbandon: PT5M, idleWarning: PT5M, idleClose: PT10M, parkedClose: PT24H}
                    survey: true
                """);

        load();

        var web = city.entryPoint("web").orElseThrow();
        assertThat(web.languages()).containsExactly("ko", "vi");
        assertThat(web.embeddingSites()).containsExactly("https://example.org");
        assertThat(web.timeouts().visitorAbandon()).hasMinutes(5);
        assertThat(web.survey()).isTrue();
        assertThat(city.isOpen(web.calendar(), MutableClock.MONDAY_NINE)).isTrue();
        assertThat(city.isOpen(web.calendar(), MutableClock.MONDAY_NINE.plusSeconds(3 * 3600)))
                .isFalse();
        assertThat(city.isOpen(web.calendar(), MutableClock.MONDAY_NINE.plusSeconds(24 * 3600)))
                .isFalse();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void load() {
        tables.load("file:" + folder + "/", true);
    }

    private OrganisationId id(String code) {
        return city.organisationByCode(code).orElseThrow().id();
    }

    private java.util.List<String> below(String code) {
        return city.organisationsBelow(id(code)).stream()
                .map(each -> city.organisation(each).orElseThrow().code())
                .toList();
    }

    private int events() {
        return tables.database
                .jdbc()
                .sql("SELECT count(*) FROM event")
                .query(Integer.class)
                .single();
    }
}
