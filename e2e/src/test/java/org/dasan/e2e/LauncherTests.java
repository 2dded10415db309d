package org.dasan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a folder of its own, where a script that tells what it was asked stands in place of a
/// build of minutes.
class LauncherTests {
    private static final Path RUNNING_JDK = Path.of(System.getProperty("java.home"));

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTheLauncher() throws IOException {
        script("dasan", Files.readString(Path.of("..", "dasan")));
        script("mvnw", "#!/bin/sh\necho \"maven with $JAVA_HOME: $*\"\n");
        for (var part :
                List.of("agent-desktop/web/dist", "citizen-app/web/dist", "core", "channels", "server/target")) {
            Files.createDirectories(folder.resolve(part));
        }
        for (var file : List.of(
                "pom.xml", ".npmrc", "package.json", "package-lock.json", "tsconfig.base.json", "build-web.sh")) {
            Files.writeString(folder.resolve(file), file);
        }
    }

    @Test
    void passesOverAnOlderJdk() throws Exception {
        script("old/bin/javac", "#!/bin/sh\n");
        script("old/bin/java", "#!/bin/sh\necho 'openjdk version \"17.0.15\" 2025-04-15' >&2\n");

        var answer = dasan(Map.of("JAVA_HOME", folder.resolve("old").toString()), "format");

        assertThat(answer.status()).as(answer.text()).isZero();
        assertThat(answer.text())
                .contains("spotless:apply")
                .doesNotContain(folder.resolve("old").toString());
    }

    @Test
    void startsNothingAfterAFailedBuild() throws Exception {
        Files.writeString(folder.resolve("server/target/dasan.jar"), "of an earlier build");
        script(
                "mvnw",
                "#!/bin/sh\necho '[INFO] Building city 0.1.0-SNAPSHOT      [5/12]'\necho '[ERROR] City.java:1 is wrong'\nexit 1\n");

        var answer = dasan(Map.of("JAVA_HOME", RUNNING_JDK.toString()), "run");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("[5/12] city", "City.java:1 is wrong", "the build did not finish");
        assertThat(folder.resolve("server/target/dasan.jar.sources")).doesNotExist();
    }

    @Test
    void buildsAgainOnlyWhenASourceHasChanged() throws Exception {
        script("mvnw", "#!/bin/sh\necho x >> builds\necho jar > server/target/dasan.jar\n");
        var environment = Map.of("JAVA_HOME", RUNNING_JDK.toString());

        dasan(environment, "backup", "file");
        dasan(environment, "backup", "file");
        assertThat(folder.resolve("builds")).hasContent("x");

        Files.writeString(folder.resolve("core/added.sql"), "SELECT 1");
        dasan(environment, "backup", "file");
        assertThat(folder.resolve("builds")).hasContent("x\nx");
    }

    @Test
    void namesACommandThatIsNone() throws Exception {
        var answer = dasan(Map.of(), "fly");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("./dasan run", "there is no 'fly'");
    }

    private Answer dasan(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(folder.resolve("dasan").toString()).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(environment);
        builder.environment().put("TMPDIR", folder.toString());
        builder.redirectOutput(folder.resolve("answer").toFile());
        var process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Answer(process.exitValue(), Files.readString(folder.resolve("answer")));
    }

    private void script(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Answer(int status, String text) {}
}
