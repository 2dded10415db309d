package org.dasan.caserouter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.dasan.store.Keys;
import org.springframework.stereotype.Component;

/// The code that opens a case to its citizen, together with the number: eight digits derived from the case with a
/// key of this installation. It lies in no row, and can be told again.
@Component
class CaseCodes {
    private static final long CODES = 100_000_000L;

    private final Keys keys;
    private final CaseRows rows;

    CaseCodes(Keys keys, CaseRows rows) {
        this.keys = keys;
        this.rows = rows;
    }

    /// Eight digits.
    String of(CaseId id) {
        var hash = keys.lookup("case-code", id + ":" + rows.codeRound(id));
        long number = Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), CODES);
        return String.format(Locale.ROOT, "%08d", number);
    }

    /// Whether this is the code; takes as long for a wrong one as for the right one.
    boolean opens(CaseId id, String code) {
        return MessageDigest.isEqual(of(id).getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
    }
}
