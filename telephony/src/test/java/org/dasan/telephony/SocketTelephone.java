package org.dasan.telephony;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;

/// A telephone of a browser, as far as words go: it says where it is over a WebSocket, and hears that it is called.
final class SocketTelephone implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;
    private static final int MOST_MESSAGES = 100;

    private final String line;
    private final String password;
    private final String call = "call-" + Ids.next();
    private final HttpClient client;
    private final WebSocket socket;
    private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>(MOST_MESSAGES);

    SocketTelephone(URI uri, SSLContext trusting, String line, String password) {
        this.line = line;
        this.password = password;
        client = HttpClient.newBuilder().sslContext(trusting).build();
        socket = client.newWebSocketBuilder()
                .subprotocols("sip")
                .connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
                .buildAsync(uri, new Listener())
                .join();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.offer(part.toString());
                part.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    /// Says where it is.
    ///
    /// @return what the exchange says to that, once the password was given
    int register() throws InterruptedException {
        socket.sendText(message(1, ""), true).join();
        var challenge = next("SIP/2.0 401");
        socket.sendText(message(2, answer(challenge)), true).join();
        return Integer.parseInt(next("SIP/2.0 ").split(" ", 3)[1]);
    }

    /// The next message that begins so.
    String next(String beginning) throws InterruptedException {
        for (int i = 0; i < MOST_MESSAGES; i++) {
            var message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("nothing came that begins with " + beginning);
            }
            if (message.startsWith(beginning)) {
                return message;
            }
        }
        throw new AssertionError("too much came that does not begin with " + beginning);
    }

    private String message(int sequence, String authorization) {
        return String.join(
                "\r\n",
                "REGISTER " + uri() + " SIP/2.0",
                "Via: SIP/2.0/WSS telephone.invalid;branch=z9hG4bK" + Ids.next(),
                "Max-Forwards: 70",
                "From: <sip:" + line + "@127.0.0.1>;tag=" + line,
                "To: <sip:" + line + "@127.0.0.1>",
                "Call-ID: " + call,
                "CSeq: " + sequence + " REGISTER",
                "Contact: <sip:" + line + "@telephone.invalid;transport=ws>;expires=60",
                authorization + "Content-Length: 0",
                "",
                "");
    }

    private static String uri() {
        return "sip:127.0.0.1";
    }

    private String answer(String challenge) {
        var realm = word(challenge, "realm");
        var nonce = word(challenge, "nonce");
        var opaque = word(challenge, "opaque");
        var algorithm = challenge.toUpperCase(Locale.ROOT).contains("ALGORITHM=SHA-256") ? "SHA-256" : "MD5";
        var own = hash(algorithm, line + ":" + realm + ":" + password);
        var what = hash(algorithm, "REGISTER:" + uri());
        boolean counted = challenge.contains("qop=");
        var response = hash(algorithm, own + ":" + nonce + (counted ? ":00000001:once:auth:" : ":") + what);
        return "Authorization: Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\", algorithm=%s%s%s\r\n"
                .formatted(
                        line,
                        realm,
                        nonce,
                        uri(),
                        response,
                        algorithm,
                        opaque.isEmpty() ? "" : ", opaque=\"" + opaque + "\"",
                        counted ? ", qop=auth, nc=00000001, cnonce=\"once\"" : "");
    }

    private static String word(String challenge, String name) {
        var found = Pattern.compile(name + "=\"([^\"]*)\"").matcher(challenge);
        return found.find() ? found.group(1) : "";
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.close();
    }
}
