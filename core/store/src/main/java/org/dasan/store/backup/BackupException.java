package org.dasan.store.backup;

/// A backup or restore was refused or failed; the message says to an operator what to do.
public class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BackupException(String message) {
        super(message);
    }

    public BackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
