package org.dasan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.dasan.postgres.PgBinaries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseProgramsTests {
    /// On a machine that has them unpacked already, nothing else would notice that the libraries of all modules
    /// together no longer can.
    @Test
    void theFirstStartUnpacksTheDatabaseWithTheLibrariesOfTheWholeServer(@TempDir Path folder) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        var home = PgBinaries.unpack(folder);

        assertThat(home.resolve("bin/initdb")).isExecutable();
    }
}
