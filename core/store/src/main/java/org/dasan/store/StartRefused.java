package org.dasan.store;

/// The application cannot start as things are; the message says to an operator why and what to do.
public class StartRefused extends RuntimeException {
    /// Another server runs on the same data.
    public static final int ALREADY_RUNNING = 3;

    /// The database cannot be started or read.
    public static final int NO_DATABASE = 4;

    /// The master key is missing or another one.
    public static final int NO_KEY = 5;

    /// A demonstration would be open to others.
    public static final int OPEN_DEMO = 6;

    /// A setting is missing, or cannot be right.
    public static final int WRONG_SETTING = 7;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public StartRefused(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public StartRefused(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    /// With what code a process ends whose start has failed for this reason; 1 for a reason that is not ours.
    public static int exitCodeOf(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                return refused.exitCode;
            }
        }
        return 1;
    }
}
