package org.dasan.store.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Encrypts the pieces of one object under its own key. The nonce is the number of the piece and whether it
/// is the last: pieces cannot be exchanged, left out or cut off unseen, and no nonce is used twice because no
/// key is.
final class ChunkCipher {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private ChunkCipher() {}

    static byte[] encrypt(SecretKey key, byte[] plain, int number, boolean last) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, number, last).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    static byte[] decrypt(SecretKey key, byte[] encrypted, int number, boolean last) throws IOException {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, number, last).doFinal(encrypted);
        } catch (AEADBadTagException e) {
            throw new IOException("stored content has been altered", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot decrypt", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, int number, boolean last) throws GeneralSecurityException {
        var nonce = ByteBuffer.allocate(NONCE_BYTES)
                .putInt(number)
                .putInt(last ? 1 : 0)
                .array();
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
