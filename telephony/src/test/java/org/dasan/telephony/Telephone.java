package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.dasan.testkit.Eventually;

/// A telephone played by SIPp: it speaks SIP and sends sound, as its scenario says.
final class Telephone implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int LONGEST_SECONDS = 150;

    private final Process process;
    private final Path folder;

    private Telephone(Path folder, List<String> command) {
        this.folder = folder;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("out").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Somebody calls the city.
    ///
    /// @param milliseconds how long a caller who hangs up speaks before
    static Telephone calls(TestExchange exchange, Path folder, String scenario, String from, int milliseconds) {
        return play(
                exchange, folder, scenario, "120", from + ";;", port(), List.of("-d", Integer.toString(milliseconds)));
    }

    /// How a telephone tells of its keys.
    enum Keys {
        /// Beside the sound (RFC 4733); of sound there is none.
        EVENT,
        /// By messages (SIP INFO), while somebody speaks.
        MESSAGE
    }

    /// Somebody calls the city, presses keys, and stays until the other side hangs up.
    ///
    /// @param keys `_` waits for a second, `!` hangs up
    static Telephone presses(TestExchange exchange, Path folder, Keys how, String keys, String from) {
        var steps = new StringBuilder();
        int sequence = 2;
        if (how == Keys.MESSAGE) {
            steps.append("<nop><action><exec rtp_stream=\"speech.ulaw,-1,0\"/></action></nop>\n");
        }
        for (int i = 0; i < keys.length(); i++) {
            char key = keys.charAt(i);
            steps.append(
                    switch (key) {
                        case '_' -> "<pause milliseconds=\"1000\"/>\n";
                        case '!' -> request("BYE", sequence++, "");
                        default ->
                            how == Keys.MESSAGE
                                    ? request("INFO", sequence++, "Signal=" + key + "\nDuration=160\n")
                                    : "<nop><action><exec play_dtmf=\"" + key
                                            + "\"/></action></nop><pause milliseconds=\"600\"/>\n";
                    });
        }
        return play(
                exchange,
                folder,
                keys.endsWith("!") ? "caller-presses-leaves" : "caller-presses",
                "120",
                from + ";;",
                port(),
                List.of(),
                Map.of(
                        "<!-- keys -->",
                        steps.toString(),
                        "[media_port]",
                        how == Keys.MESSAGE ? "[rtpstream_audio_port]" : "[media_port]",
                        "RTP/AVP 0 96\n",
                        how == Keys.MESSAGE ? "RTP/AVP 0\n" : "RTP/AVP 0 96\n",
                        "a=rtpmap:96 telephone-event/8000\na=fmtp:96 0-15\n",
                        how == Keys.MESSAGE ? "" : "a=rtpmap:96 telephone-event/8000\na=fmtp:96 0-15\n"));
    }

    /// Somebody calls the city, says nothing, and what they hear reaches this port.
    static Telephone listens(TestExchange exchange, Path folder, String from, int port) {
        return play(
                exchange,
                folder,
                "caller-stays-mute",
                "120",
                from + ";;",
                port(),
                List.of(),
                Map.of("[media_port]", Integer.toString(port)));
    }

    private static String request(String method, int sequence, String body) {
        return """
                <send retrans="500"><![CDATA[
                %1$s sip:[service]@[remote_ip]:[remote_port] SIP/2.0
                Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
                From: <sip:[field0]@[local_ip]:[local_port]>;tag=[pid]c[call_number]
                To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]
                Call-ID: [call_id]
                CSeq: %2$d %1$s
                Contact: <sip:[field0]@[local_ip]:[local_port]>
                Max-Forwards: 70
                %3$sContent-Length: [len]

                %4$s]]></send>
                <recv response="200"/>
                """.formatted(method, sequence, body.isEmpty() ? "" : "Content-Type: application/dtmf-relay\n", body);
    }

    /// An agent's telephone says where it is, and then does what its scenario says with each call.
    static Telephone registers(TestExchange exchange, Path folder, String line, String scenario, int milliseconds) {
        int port = port();
        register(exchange, folder, line, port, "register");
        return play(exchange, folder, scenario, line, line + ";;", port, List.of("-d", Integer.toString(milliseconds)));
    }

    /// A telephone outside, which rings whatever number the city dials. Nobody tells it of contacts.
    static Telephone outside(TestExchange exchange, Path folder, String scenario, int milliseconds) {
        return play(
                exchange,
                folder,
                scenario,
                "outside",
                "outside;;",
                exchange.outsidePort(),
                List.of("-d", Integer.toString(milliseconds)),
                Map.of(
                        "<ereg regexp=\"[0-9a-f-]{36}\" search_in=\"hdr\" header=\"X-Dasan-Interaction:\" check_it=\"true\" assign_to=\"contact\"/>",
                        "<ereg regexp=\"sip:[0-9+]+@\" search_in=\"hdr\" header=\"To:\" check_it=\"true\" assign_to=\"contact\"/>"));
    }

    static void unregister(TestExchange exchange, Path folder, String line) {
        register(exchange, folder, line, port(), "unregister");
    }

    private static void register(TestExchange exchange, Path folder, String line, int port, String scenario) {
        var words =
                line + ";" + port + ";[authentication username=" + line + " password=" + exchange.password(line) + "]";
        try (var saying = play(exchange, folder, scenario, line, words, port(), List.of())) {
            saying.endsWell();
        }
    }

    private static Telephone play(
            TestExchange exchange,
            Path folder,
            String scenario,
            String service,
            String words,
            int port,
            List<String> more) {
        return play(exchange, folder, scenario, service, words, port, more, Map.of());
    }

    private static Telephone play(
            TestExchange exchange,
            Path folder,
            String scenario,
            String service,
            String words,
            int port,
            List<String> more,
            Map<String, String> replacements) {
        try {
            var own = Files.createDirectory(folder.resolve("phone" + NUMBER.incrementAndGet()));
            Files.writeString(own.resolve("words.csv"), "SEQUENTIAL\n" + words + ";\n", StandardCharsets.UTF_8);
            var voice = Voice.of(scenario);
            var text = voice.scenario(scenario);
            for (var each : replacements.entrySet()) {
                text = text.replace(each.getKey(), each.getValue());
            }
            Files.writeString(own.resolve("scenario.xml"), text, StandardCharsets.UTF_8);
            Files.write(own.resolve("speech.ulaw"), voice == Voice.QUIET ? silence() : speech());
            var command = new ArrayList<>(List.of(
                    "/usr/bin/sipp",
                    "127.0.0.1:" + exchange.sipPort(),
                    "-sf",
                    "scenario.xml",
                    "-s",
                    service,
                    "-inf",
                    "words.csv",
                    "-i",
                    "127.0.0.1",
                    "-p",
                    Integer.toString(port),
                    "-mp",
                    Integer.toString(40_000 + 10 * (NUMBER.get() % 1000)),
                    "-m",
                    "1",
                    "-timeout",
                    LONGEST_SECONDS + "s",
                    "-nostdin"));
            if (voice == Voice.ECHO) {
                command.add("-rtp_echo");
            }
            command.addAll(more);
            return new Telephone(own, command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How a telephone sends sound, when its scenario's name ends so.
    private enum Voice {
        TONE(""),
        /// Silence.
        QUIET("-quiet"),
        /// Nothing at all.
        MUTE("-mute"),
        /// What it hears.
        ECHO("-echo");

        private final String ending;

        Voice(String ending) {
            this.ending = ending;
        }

        static Voice of(String scenario) {
            return Arrays.stream(values())
                    .filter(voice -> voice != TONE && scenario.endsWith(voice.ending))
                    .findFirst()
                    .orElse(TONE);
        }

        String scenario(String name) throws IOException {
            var file = "/sipp/" + name.substring(0, name.length() - ending.length()) + ".xml";
            try (var in = Telephone.class.getResourceAsStream(file)) {
                var all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
                if (this == TONE || this == QUIET) {
                    return all;
                }
                return all.lines()
                        .filter(line -> !line.contains("rtp_stream="))
                        .collect(Collectors.joining("\n"))
                        .replace("[rtpstream_audio_port]", "[media_port]");
            }
        }
    }

    /// Two seconds of silence.
    private static byte[] silence() {
        var quiet = new byte[16_000];
        Arrays.fill(quiet, (byte) 0xff);
        return quiet;
    }

    /// Two seconds of a tone, as the line carries it.
    private static byte[] speech() {
        var tone = new byte[16_000];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (byte) (i / 10 % 2 == 0 ? 0x9f : 0x1f);
        }
        return tone;
    }

    private static int port() {
        try {
            return TestExchange.freeUdpPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isInCall() {
        return process.isAlive();
    }

    /// Waits until the scenario is over as it should be.
    void endsWell() {
        Eventually.within(
                Duration.ofSeconds(60), () -> assertThat(process.isAlive()).isFalse());
        assertThat(process.exitValue())
                .as(() -> "the telephone in " + folder + ": " + said())
                .isZero();
    }

    private String said() {
        try {
            var all = Files.readString(folder.resolve("out"), StandardCharsets.ISO_8859_1);
            return all.substring(Math.max(0, all.length() - 2500));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
