package org.dasan.telephony;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.asteriskjava.fastagi.AgiScript;
import org.asteriskjava.fastagi.DefaultAgiServer;
import org.asteriskjava.util.ServerSocketFacade;
import org.asteriskjava.util.internal.ServerSocketFacadeImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the exchange hands its calls to this node: each on a virtual thread that stays for the whole call.
/// Only who knows the key of this door, which is made anew each time, is let in.
final class AgiDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AgiDoor.class);
    private static final int MOST_CALLS = 5000;
    /// Calls that may knock in the same moment.
    private static final int BACKLOG = 1024;
    private static final int ATTEMPTS = 5;

    private final Server server;
    private final String url;

    private AgiDoor(Server server, String url) {
        this.server = server;
        this.url = url;
    }

    /// Opens a door on a free port.
    ///
    /// @param host under which the exchange reaches this server
    static AgiDoor open(String host, AgiScript script) throws IOException {
        var key = new byte[12];
        new SecureRandom().nextBytes(key);
        var word = HexFormat.of().formatHex(key);
        AgiScript guarded = (request, channel) -> {
            if (request.getScript() == null || !request.getScript().startsWith(word + "/")) {
                LOG.warn("somebody without the key knocked where calls are handed over");
                return;
            }
            script.service(request, channel);
        };
        for (int attempt = 1; ; attempt++) {
            int port = freePort(host);
            var server = new Server(guarded, InetAddress.getByName(host), port);
            Thread.ofVirtual().name("dasan-agi").start(server::serve);
            try {
                server.opened.get(10, TimeUnit.SECONDS);
                return new AgiDoor(server, "agi://" + host + ":" + port + "/" + word);
            } catch (ExecutionException | TimeoutException e) {
                if (!(e.getCause() instanceof BindException) || attempt == ATTEMPTS) {
                    throw new IOException("no port could be opened for the exchange", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    /// What the exchange calls, without the script's name.
    String url() {
        return url;
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private static int freePort(String host) throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return probe.getLocalPort();
        }
    }

    private static final class Server extends DefaultAgiServer {
        final CompletableFuture<Void> opened = new CompletableFuture<>();
        private final InetAddress address;

        Server(AgiScript script, InetAddress address, int port) {
            super(script);
            this.address = address;
            setPort(port);
        }

        @Override
        protected ThreadPoolExecutor createPool() {
            return new ThreadPoolExecutor(
                    0,
                    MOST_CALLS,
                    5,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    Thread.ofVirtual().name("dasan-call-", 0).factory());
        }

        @Override
        protected ServerSocketFacade createServerSocket() throws IOException {
            try {
                var socket = new ServerSocketFacadeImpl(getPort(), BACKLOG, address);
                opened.complete(null);
                return socket;
            } catch (IOException e) {
                opened.completeExceptionally(e);
                throw e;
            }
        }

        void serve() {
            try {
                startup();
            } catch (IOException e) {
                opened.completeExceptionally(e);
            }
        }
    }
}
