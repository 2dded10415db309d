package org.dasan.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.dasan.city.Accounts.PasswordChange;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithDatabase
class AccountsTests {
    private static final String PASSWORD = "a long enough one";

    private final CityOnTables tables;
    private final StoredAccounts accounts;
    private StaffId ada = new StaffId(java.util.UUID.randomUUID());

    AccountsTests(TestDatabase database, MutableClock clock) {
        tables = new CityOnTables(database, clock);
        accounts = tables.accounts;
    }

    @BeforeEach
    void oneAccount() {
        tables.database.clear();
        tables.database.transactions().executeWithoutResult(_ -> {
            ada = tables.writer
                    .addStaff("ada", "Ada", null, tables.encoder.encode(PASSWORD), true)
                    .orElseThrow();
        });
        tables.city.reload();
    }

    @Test
    void letsSomebodyInWhateverTheCaseOfTheName() {
        assertThat(accounts.authenticate("Ada", PASSWORD)).contains(new StaffPrincipal(ada, "ada"));
        assertThat(accounts.authenticate("ada", PASSWORD)).isPresent();
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownName() {
        assertThat(accounts.authenticate("ada", "wrong")).isEmpty();
        assertThat(accounts.authenticate("eve", PASSWORD)).isEmpty();
    }

    @Test
    void refusesAnAccountThatIsNoLongerActive() {
        assertThat(accounts.authenticate("ada", PASSWORD)).isPresent();
        tables.database.jdbc().sql("UPDATE staff SET active = false").update();

        assertThat(accounts.authenticate("ada", PASSWORD)).isEmpty();
    }

    @Test
    void theOldPasswordIsRefusedAsSoonAsItIsChanged() {
        assertThat(accounts.authenticate("ada", PASSWORD)).isPresent();

        var change = accounts.changePassword(ada, PASSWORD, "quite another one");

        assertThat(change).isEqualTo(PasswordChange.CHANGED);
        assertThat(accounts.authenticate("ada", PASSWORD)).isEmpty();
        assertThat(accounts.authenticate("ada", "quite another one")).isPresent();
        assertThat(tables.city.staff(ada).orElseThrow().mustChangePassword()).isFalse();
    }

    @Test
    void aNewPasswordMustBeNewAndOfADecentLength() {
        assertThat(accounts.changePassword(ada, PASSWORD, PASSWORD)).isEqualTo(PasswordChange.NOT_NEW);
        assertThat(accounts.changePassword(ada, PASSWORD, "short")).isEqualTo(PasswordChange.TOO_SHORT);
        assertThat(accounts.changePassword(ada, PASSWORD, "가".repeat(25))).isEqualTo(PasswordChange.TOO_LONG);
        assertThat(accounts.changePassword(ada, "wrong", "quite another one")).isEqualTo(PasswordChange.WRONG_PASSWORD);
    }

    @Test
    void theFirstAdministratorIsMadeOnceAndToldOnce() {
        tables.database.clear();
        var said = new ByteArrayOutputStream();
        var firstAdmin = new FirstAdmin(
                tables.database.jdbc(),
                tables.writer,
                tables.encoder,
                tables.database.transactions(),
                new PrintStream(said, true, StandardCharsets.UTF_8));

        firstAdmin.ensure();
        firstAdmin.ensure();

        tables.city.reload();
        var text = said.toString(StandardCharsets.UTF_8);
        var password = text.replaceAll("(?s).*password \"([a-z2-9]{20})\".*", "$1");
        var admin = accounts.authenticate("admin", password).orElseThrow();
        assertThat(text.split("First administrator", -1)).hasSize(2);
        assertThat(tables.city.staff(admin.id()).orElseThrow().mustChangePassword())
                .isTrue();
        assertThat(tables.city.organisationsWhere(admin.id(), Role.ADMIN)).hasSize(1);
    }
}
