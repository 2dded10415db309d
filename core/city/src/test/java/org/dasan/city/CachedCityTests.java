package org.dasan.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithDatabase;
import org.junit.jupiter.api.Test;

@WithDatabase
class CachedCityTests {
    private final CityOnTables tables;
    private final MutableClock clock;

    CachedCityTests(TestDatabase database, MutableClock clock) {
        tables = new CityOnTables(database, clock);
        this.clock = clock;
    }

    @Test
    void readsTheConfigurationAgainWhenTheLogTellsOfAChange() {
        var before = tables.log.head();
        tables.database
                .transactions()
                .executeWithoutResult(_ -> tables.writer.addStaff("eve", "Eve", null, null, false));
        assertThat(tables.city.staffByUsername("eve")).isEmpty();

        tables.city.onEvents(List.of());
        assertThat(tables.city.staffByUsername("eve")).isEmpty();
        tables.city.onEvents(tables.log.tail(before, 100));

        assertThat(tables.city.staffByUsername("eve")).isPresent();
    }

    @Test
    void somebodyWhoIsNoLongerActiveHoldsNoRole() {
        tables.database.transactions().executeWithoutResult(_ -> {
            tables.writer.addOrganisation("north", null, Organisation.Kind.CITY, Label.of("북", "North"), null);
            var ada = tables.writer.addStaff("ada", "Ada", null, null, false).orElseThrow();
            tables.writer.grant(
                    ada,
                    Role.AGENT,
                    tables.writer.find(CityWriter.Table.ORGANISATION, "north").orElseThrow());
        });
        tables.city.reload();
        var ada = tables.city.staffByUsername("ada").orElseThrow().id();
        assertThat(tables.city.organisationsWhere(ada, Role.AGENT)).hasSize(1);

        tables.database.jdbc().sql("UPDATE staff SET active = false").update();
        tables.city.reload();

        assertThat(tables.city.organisationsWhere(ada, Role.AGENT)).isEmpty();
        assertThat(tables.city.grantedTo(ada)).isEmpty();
    }

    @Test
    void whoReadWhatWhenAndWhyIsWrittenDown() {
        var reader = new StaffId(java.util.UUID.randomUUID());
        var interaction = java.util.UUID.randomUUID();

        new StoredAccessLog(tables.database.jdbc(), clock).read(reader, "interaction", interaction, "GET /there");

        assertThat(tables.database
                        .jdbc()
                        .sql("SELECT staff || ' ' || what || ' ' || subject || ' ' || why FROM access_log")
                        .query((row, _) -> row.getString(1))
                        .list())
                .containsExactly(reader + " interaction " + interaction + " GET /there");
    }
}
