package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Telephones in browsers elsewhere: SIP over a WebSocket with TLS, by a certificate that was made for the test.
@NeedsExchange
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecureSocketTests {
    private static final String PASSWORD = "certificate";

    private final Path folder;
    private final TestExchange exchange;
    private final SSLContext trusting;

    SecureSocketTests(@TempDir Path folder) throws Exception {
        this.folder = folder;
        var store = certificate();
        trusting = trusting(store);
        exchange = TestExchange.start(
                folder,
                Map.of(
                        "TLS_PORT",
                        "" + TestExchange.freeTcpPort(),
                        "TLS_CERTIFICATE",
                        pem("CERTIFICATE", store.getCertificate("exchange").getEncoded())
                                .toString(),
                        "TLS_KEY",
                        pem(
                                        "PRIVATE KEY",
                                        store.getKey("exchange", PASSWORD.toCharArray())
                                                .getEncoded())
                                .toString()));
    }

    @AfterAll
    void stop() {
        exchange.close();
    }

    @Test
    void aTelephoneSaysWhereItIsAndIsRungOverTls() throws Exception {
        assertThat(exchange.file().socket()).startsWith("wss://");
        try (var telephone = new SocketTelephone(
                URI.create(exchange.file().socket()), trusting, "web01", exchange.password("web01"))) {
            assertThat(telephone.register()).isEqualTo(200);
            exchange.until("pjsip show contacts", "web01/sip:web01@");

            exchange.console("channel originate PJSIP/web01 application Wait 1");

            assertThat(telephone.next("INVITE")).contains("a=fingerprint:");
        }
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        try (var telephone = new SocketTelephone(URI.create(exchange.file().socket()), trusting, "web02", "nobody's")) {
            assertThat(telephone.register()).isEqualTo(401);
        }
    }

    /// One for this machine's own address, signed by itself.
    private KeyStore certificate() throws IOException, GeneralSecurityException, InterruptedException {
        var file = folder.resolve("exchange.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var making = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "exchange",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=exchange",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(making.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(making.exitValue()).isZero();
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static SSLContext trusting(KeyStore store) throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("exchange", store.getCertificate("exchange"));
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private Path pem(String kind, byte[] content) throws IOException {
        var text = "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind
                + "-----\n";
        return Files.writeString(folder.resolve(kind.replace(' ', '-') + ".pem"), text, StandardCharsets.US_ASCII);
    }
}
