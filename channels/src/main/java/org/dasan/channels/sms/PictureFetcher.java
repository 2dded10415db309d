package org.dasan.channels.sms;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.springframework.stereotype.Component;

/// Fetches a picture from the provider, following it to where it keeps its files, and never anywhere else.
@Component
class PictureFetcher {
    private static final int MOST_HOPS = 4;
    private static final int CONNECT_SECONDS = 3;
    private static final int SILENT_SECONDS = 10;
    /// Longest time for one picture, however it trickles.
    private static final long MOST_SECONDS = 60;

    private final SmsSetup setup;
    private final PictureAddresses addresses;
    private final CloseableHttpClient client;

    PictureFetcher(SmsSetup setup, PictureAddresses addresses) {
        this.setup = setup;
        this.addresses = addresses;
        client = HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                                .setSocketTimeout(SILENT_SECONDS, TimeUnit.SECONDS)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                        .setResponseTimeout(SILENT_SECONDS, TimeUnit.SECONDS)
                        .setRedirectsEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression() // else a small answer could unfold without bound
                .disableRedirectHandling()
                .build();
    }

    /// What is done with the bytes.
    interface Sink {
        void take(InputStream in) throws IOException, PictureRefusedException;
    }

    /// Nothing will ever be fetched from there.
    static final class PictureRefusedException extends Exception {
        private static final long serialVersionUID = 1;

        PictureRefusedException(String why) {
            super(why);
        }
    }

    /// Fetches it.
    ///
    /// @throws PictureRefusedException when trying again cannot help
    /// @throws IOException             when it can
    void fetch(String url, Sink sink) throws IOException, PictureRefusedException {
        var at = PictureAddresses.parse(url).orElseThrow(() -> new PictureRefusedException("address"));
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            if (!addresses.isAllowed(at)) {
                throw new PictureRefusedException("address");
            }
            var next = hop(at, sink);
            if (next == null) {
                return;
            }
            at = next;
        }
        throw new PictureRefusedException("redirects");
    }

    /// One request.
    ///
    /// @return where it leads; null when the picture was there
    private @org.jspecify.annotations.Nullable URI hop(URI at, Sink sink) throws IOException, PictureRefusedException {
        var request = new HttpGet(at);
        if (addresses.isProvider(at)) {
            request.setHeader("Authorization", password());
        }
        try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
            int status = response.getCode();
            if (status >= 300 && status < 400 && response.containsHeader("Location")) {
                var location = response.getFirstHeader("Location").getValue();
                return PictureAddresses.parse(location)
                        .map(at::resolve)
                        .orElseThrow(() -> new PictureRefusedException("address"));
            }
            if (status == 404 || status == 410) {
                throw new PictureRefusedException("gone");
            }
            if (status != 200 || response.getEntity() == null) {
                throw new IOException("HTTP " + status);
            }
            sink.take(new Bounded(response.getEntity().getContent()));
            return null;
        }
    }

    private String password() throws PictureRefusedException {
        var account = setup.account().orElseThrow(() -> new PictureRefusedException("not-set-up"));
        var pair = account.sid() + ":" + account.token();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /// Ends what trickles for too long.
    private static final class Bounded extends FilterInputStream {
        private final long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            check();
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            check();
            return super.read(bytes, offset, length);
        }

        private void check() throws IOException {
            if (System.nanoTime() - until > 0) {
                throw new IOException("took more than " + MOST_SECONDS + " s");
            }
        }

        /// Reading a foreign stream to its end before closing it would have no end.
        @Override
        public void close() {}
    }
}
