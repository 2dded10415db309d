package org.dasan.live;

/// A client's hello opens nothing.
public final class JoinRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int closeCode;

    private JoinRefusedException(int closeCode, String reason) {
        super(reason);
        this.closeCode = closeCode;
    }

    /// 4401: not signed in, or the token is no good.
    public static JoinRefusedException notSignedIn() {
        return new JoinRefusedException(4401, "not signed in");
    }

    /// Signed in, but not allowed here.
    public static JoinRefusedException forbidden() {
        return new JoinRefusedException(Live.NOT_ALLOWED, "not allowed");
    }

    public int closeCode() {
        return closeCode;
    }
}
