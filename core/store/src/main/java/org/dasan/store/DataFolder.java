package org.dasan.store;

import java.nio.file.Path;

/// Where this node keeps what is its own: `DASAN_DATA`, by default `data` in the working directory.
public record DataFolder(Path path) {
    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }
}
