package org.dasan.city;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/// Passwords that somebody gives to somebody else: random, easily read out, good for one sign-in.
final class FirstPassword {
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"; // 32, none looks like another
    private static final int LENGTH = 20; // 100 bits

    private FirstPassword() {}

    static String generate() {
        return new SecureRandom()
                .ints(LENGTH, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining());
    }
}
