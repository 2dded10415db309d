package org.dasan.telephony;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// What `deploy/asterisk/engine` writes down about an exchange: where it is, its secrets, its telephones.
///
/// @param agiHost under which the exchange reaches this server
/// @param socket  where browsers' telephones connect
/// @param sounds  folder of our own sounds, as the exchange sees it
/// @param recordings where it writes recordings down, as the exchange and as this server see it; nothing when they
///                share no folder
/// @param trunk   endpoint through which calls to numbers outside go; nothing when it has none
record ExchangeFile(
        String id,
        String host,
        int amiPort,
        String amiUser,
        String amiSecret,
        String agiHost,
        String socket,
        String sounds,
        @Nullable Recordings recordings,
        @Nullable String trunk,
        List<Telephone> telephones) {
    /// A telephone that may register.
    ///
    /// @param device BROWSER or DESK
    record Telephone(String line, String device, String password) {
        /// Shows no secret.
        @Override
        public String toString() {
            return line;
        }
    }

    /// One folder by two names.
    record Recordings(String there, Path here) {}

    private static final String LINE = "line.";

    /// Reads the file.
    ///
    /// @throws IOException when it is not there or says too little
    static ExchangeFile read(Path file) throws IOException {
        var settings = new Properties();
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            settings.load(in);
        }
        var telephones = new ArrayList<Telephone>();
        for (var key : settings.stringPropertyNames()) {
            if (key.startsWith(LINE)) {
                var value = settings.getProperty(key).split(" ", 2);
                telephones.add(new Telephone(Plain.word(key.substring(LINE.length())), value[0], value[1]));
            }
        }
        return new ExchangeFile(
                Plain.word(needed(settings, "id")),
                needed(settings, "host"),
                Integer.parseInt(needed(settings, "amiPort")),
                needed(settings, "amiUser"),
                needed(settings, "amiSecret"),
                needed(settings, "agiHost"),
                needed(settings, "socket"),
                needed(settings, "sounds"),
                recordings(settings),
                settings.getProperty("trunk"),
                List.copyOf(telephones));
    }

    /// A sound that it has of its own, such as `chime`.
    String ownSound(String name) {
        return sounds + "/" + name;
    }

    private static @Nullable Recordings recordings(Properties settings) {
        var there = settings.getProperty("recordings");
        var here = settings.getProperty("recordingsHere");
        return there == null || here == null ? null : new Recordings(there, Path.of(here));
    }

    private static String needed(Properties settings, String key) throws IOException {
        var value = Objects.requireNonNullElse(settings.getProperty(key), "").strip();
        if (value.isEmpty()) {
            throw new IOException("does not say its " + key);
        }
        return value;
    }

    /// Shows no secret.
    @Override
    public String toString() {
        return "ExchangeFile[" + id + " at " + host + ":" + amiPort + "]";
    }
}
