package org.dasan.store.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import javax.sql.DataSource;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@WithDatabase
class PostgresKeysTests {
    private final MutableClock clock;
    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Path folder;

    PostgresKeysTests(TestDatabase database, MutableClock clock, @TempDir Path folder) {
        database.clear();
        this.dataSource = database.dataSource();
        this.jdbc = database.jdbc();
        this.clock = clock;
        this.folder = folder;
    }

    @BeforeEach
    void startAnew() {
        assertThat(folder.resolve("key")).doesNotExist();
    }

    @Test
    void opensWhatItSealedAlsoAfterARestart() {
        var sealed = keys().seal("+82-2-120", "identity 7");

        assertThat(keys().open(sealed, "identity 7")).isEqualTo("+82-2-120");
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        var keys = keys();

        assertThat(keys.seal("120")).isNotEqualTo(keys.seal("120"));
    }

    @Test
    void doesNotOpenWhatWasMovedOrAltered() {
        var keys = keys();
        var sealed = keys.seal("120", "row 1");
        var altered = sealed.clone();
        altered[altered.length - 1] ^= 1;

        assertThatThrownBy(() -> keys.open(sealed, "row 2")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> keys.open(altered, "row 1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> keys.open(new byte[3])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsEqualValuesOfOneKindOnly() {
        var before = keys().lookup("phone", "+8221200000");

        assertThat(keys().lookup("phone", "+8221200000")).isEqualTo(before).hasSize(32);
        assertThat(keys().lookup("phone", "+8221200001")).isNotEqualTo(before);
        assertThat(keys().lookup("fax", "+8221200000")).isNotEqualTo(before);
    }

    @Test
    void derivesTheSameKeyForAPurposeOnEveryNode() {
        var token = keys().derive("visitor-token");

        assertThat(keys().derive("visitor-token").getEncoded())
                .isEqualTo(token.getEncoded())
                .hasSize(32);
        assertThat(keys().derive("other").getEncoded()).isNotEqualTo(token.getEncoded());
    }

    @Test
    void writesAMasterKeyThatOnlyItsOwnerReads() throws IOException {
        keys();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesToStartWithoutTheKeyOfTheDataAndMakesNoOther() throws IOException {
        keys();
        Files.delete(folder.resolve("key"));

        assertThatThrownBy(this::keys).isInstanceOf(KeyRefused.class).hasMessageContaining("DASAN_KEY_FILE");
        assertThat(folder.resolve("key")).doesNotExist();
    }

    @Test
    void refusesAnotherMasterKey() throws IOException {
        keys();
        Files.writeString(folder.resolve("key"), "00".repeat(32));

        assertThatThrownBy(this::keys).isInstanceOf(KeyRefused.class).hasMessageContaining("another one");
    }

    @Test
    void refusesAFileThatIsNoKeyWithoutShowingIt() throws IOException {
        Files.writeString(folder.resolve("key"), "my secret");

        assertThatThrownBy(this::keys).isInstanceOf(KeyRefused.class).hasMessageNotContaining("my secret");
    }

    @Test
    void opensWhatAnotherNodeSealedWithANewerKey() {
        var here = keys();
        jdbc.sql("UPDATE data_key SET retired_at = created_at WHERE purpose = 'SEAL'")
                .update();
        var there = keys();
        var sealed = there.seal("120");

        assertThat(here.open(sealed)).isEqualTo("120");
        assertThat(there.open(here.seal("119"))).isEqualTo("119");
    }

    @Test
    void showsNothingOfTheKeys() throws IOException {
        var keys = keys();

        assertThat(keys.toString() + keys.derive("x"))
                .doesNotContain(Files.readString(folder.resolve("key")).strip());
    }

    private PostgresKeys keys() {
        return PostgresKeys.open(dataSource, clock, folder.resolve("key"));
    }
}
