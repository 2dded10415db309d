package org.dasan.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;

/// An audience of frames: everybody whose socket joined it.
///
/// @param value kind and id, such as `staff:0198…`
public record Recipient(String value) {
    /// Everybody of the staff who is connected.
    public static final Recipient ALL_STAFF = new Recipient("all-staff");

    public Recipient {
        Objects.requireNonNull(value);
        if (value.isBlank() || value.length() > 100) {
            throw new IllegalArgumentException("recipient must have 1..100 characters");
        }
    }

    private static final String STAFF = "staff:";
    private static final String VISITOR = "visitor:";
    private static final String SCREEN = "screen:";

    /// Whether this is who somebody is, rather than what they listen to.
    public boolean isPrincipal() {
        return value.startsWith(STAFF) || value.startsWith(VISITOR) || value.startsWith(SCREEN);
    }

    /// All sockets of one member of staff.
    public static Recipient staff(UUID id) {
        return new Recipient(STAFF + id);
    }

    /// The screens that one member of staff has switched on, as a principal. Nobody works at them: they do not
    /// make anybody present.
    public static Recipient screen(UUID staff) {
        return new Recipient(SCREEN + staff);
    }

    /// All sockets of one conversation's citizen, as a principal.
    public static Recipient visitor(UUID conversation) {
        return new Recipient(VISITOR + conversation);
    }

    /// The staff audience of a stream.
    public static Recipient stream(UUID id) {
        return new Recipient("stream:" + id);
    }

    /// The citizen audience of a stream.
    public static Recipient publicStream(UUID id) {
        return new Recipient("public:" + id);
    }

    /// All sockets that were opened under one login.
    ///
    /// @param sessionId the HTTP session's id; only a digest of it is kept
    public static Recipient session(String sessionId) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(sessionId.getBytes(StandardCharsets.UTF_8));
            return new Recipient("session:" + HexFormat.of().formatHex(digest, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this JDK", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
