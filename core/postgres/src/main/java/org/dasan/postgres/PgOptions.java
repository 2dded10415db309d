package org.dasan.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// How to run one database server.
///
/// @param home     folder of the programs: has `bin/initdb`
/// @param data     folder that will hold `pg` (the cluster), its secret and its logs
/// @param runAs    which way to start the programs when we are root
/// @param settings of `postgresql.conf`, beyond those that [PgServer] sets for safety
/// @param patience how long a start may take, recovery after a crash included
public record PgOptions(Path home, Path data, As runAs, Map<String, String> settings, Duration patience) {
    /// Ways to run programs that refuse to be run by root.
    public enum As {
        /// Whatever works on this machine.
        AUTOMATIC,
        /// In a user namespace of their own.
        NAMESPACE,
        /// As the user nobody.
        NOBODY
    }

    public PgOptions {
        home = home.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
    }

    public static PgOptions of(Path home, Path data) {
        return new PgOptions(home, data, As.AUTOMATIC, Map.of(), Duration.ofMinutes(5));
    }

    public PgOptions with(As other) {
        return new PgOptions(home, data, other, settings, patience);
    }

    public PgOptions with(Map<String, String> more) {
        var all = new LinkedHashMap<>(settings);
        all.putAll(more);
        return new PgOptions(home, data, runAs, all, patience);
    }
}
