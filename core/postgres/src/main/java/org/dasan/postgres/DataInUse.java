package org.dasan.postgres;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Another server is running on the same data.
public class DataInUse extends PgException {
    private static final long serialVersionUID = 1L;

    DataInUse(Path folder, @Nullable String pid) {
        super("already running with this data: " + folder.toAbsolutePath().normalize()
                + (pid == null ? "" : " (process " + pid + ")"));
    }
}
