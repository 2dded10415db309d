package org.dasan.citizenapp.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dasan.city.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// Who reads the page: their language and how large they want the text. Asked for in the address, else
/// remembered in a cookie, else as the browser says.
///
/// @param language one of [Languages#ALL]
/// @param size     text size in percent, one of [#SIZES]
record Reader(String language, int size) {
    static final List<Integer> SIZES = List.of(100, 125, 150, 200);

    private static final String LANGUAGE = "dasan-lang";
    private static final String SIZE = "dasan-size";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    static Reader of(HttpServletRequest request, String defaultLanguage) {
        var language = known(request.getParameter("lang"))
                .or(() -> known(cookie(request, LANGUAGE)))
                .orElseGet(() -> accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE), defaultLanguage));
        var size = size(request.getParameter("size"))
                .or(() -> size(cookie(request, SIZE)))
                .orElse(SIZES.getFirst());
        return new Reader(language, size);
    }

    /// Remembers what the address asked for; a choice made in a frame on a foreign page is not remembered.
    static void remember(HttpServletRequest request, HttpServletResponse response) {
        known(request.getParameter("lang")).ifPresent(language -> keep(request, response, LANGUAGE, language));
        size(request.getParameter("size")).ifPresent(size -> keep(request, response, SIZE, String.valueOf(size)));
    }

    /// The size the button for larger text leads to; after the largest comes the smallest.
    int nextSize() {
        return SIZES.get((SIZES.indexOf(size) + 1) % SIZES.size());
    }

    private static void keep(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .maxAge(REMEMBERED)
                .sameSite("Lax")
                .secure(request.isSecure())
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Optional<String> known(@Nullable String language) {
        return Optional.ofNullable(language).filter(Languages::knows);
    }

    private static Optional<Integer> size(@Nullable String percent) {
        return SIZES.stream()
                .filter(size -> String.valueOf(size).equals(percent))
                .findFirst();
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    private static String accepted(@Nullable String header, String otherwise) {
        if (header == null || header.length() > 1_000) {
            return otherwise;
        }
        try {
            var language = Locale.lookupTag(Locale.LanguageRange.parse(header), Languages.ALL);
            return language == null ? otherwise : language;
        } catch (IllegalArgumentException notALanguageList) {
            return otherwise;
        }
    }
}
