package org.dasan.city.sample;

import org.jspecify.annotations.Nullable;

/// A configuration file says something we cannot take.
public final class InvalidSampleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param line 0 when no line can be named
    public InvalidSampleException(String file, int line, String reason, @Nullable Throwable cause) {
        super(file + (line > 0 ? ":" + line : "") + ": " + reason, cause);
    }

    public InvalidSampleException(String file, String reason) {
        this(file, 0, reason, null);
    }
}
