package org.dasan.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.dasan.benchmarks.Measured.Claim;
import org.dasan.live.Frame;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.dasan.store.EventLog;
import org.dasan.store.StreamId;
import org.dasan.store.StreamType;

/// Frames to a thousand sockets through the product, against a bare loop over the same kind of sockets.
final class PushBenchmark implements Benchmark {
    private static final double AIM = 0.8;
    private static final int SLOW = 20;

    @Override
    public String name() {
        return "push";
    }

    @Override
    public Measured run(boolean quick) throws Exception {
        int sockets = quick ? 20 : 1_000;
        int burst = quick ? 20 : 100;
        int rounds = quick ? 1 : 5;
        int steady = quick ? 5 : 50;
        var rows = new ArrayList<List<String>>();
        var claims = new ArrayList<Claim>();
        try (var product = Product.start(BareSockets.class);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var live = product.bean(Live.class);
            var bare = product.bean(BareSockets.class);
            new Centre(product).arrive(1);
            var stream = product.jdbc()
                    .sql("SELECT id FROM interaction")
                    .query(UUID.class)
                    .single();
            var seq = new AtomicInteger(
                    product.bean(EventLog.class).lastSeq(new StreamId(StreamType.INTERACTION, stream)));
            try (var agent = new DeskClient(product.address(), DeskClient.http(threads))) {
                agent.signIn("agent1");
                var hello = "{\"type\":\"hello\",\"streams\":{\"" + stream + "\":" + seq + "}}";
                try (var ours = Ears.open(product.address(), "/ws", agent.cookies(), sockets, hello);
                        var theirs = Ears.open(product.address(), BareSockets.PATH, agent.cookies(), sockets, "")) {
                    Consumer<String> byProduct = json -> {
                        int next = seq.incrementAndGet();
                        live.publish(Recipient.stream(stream), new Frame.Stream(stream, next, next - 1, json));
                    };
                    Consumer<String> byLoop = bare::send;
                    var ratios = new ArrayList<Double>();
                    for (int round = 0; round <= rounds; round++) { // the first only warms up
                        double peer = theirs.burst(byLoop, burst);
                        double product1 = ours.burst(byProduct, burst);
                        if (round > 0) {
                            ratios.add(product1 / peer);
                            rows.add(List.of(
                                    "burst " + round,
                                    Figures.number(peer),
                                    Figures.number(product1),
                                    Figures.times(product1 / peer)));
                        }
                    }
                    double ratio = Figures.median(ratios);
                    claims.add(new Claim(
                            "deliveries a second in bursts, median of " + rounds,
                            Figures.times(ratio),
                            "≥ 0.80×",
                            ratio >= AIM));
                    var peer = theirs.steady(byLoop, steady);
                    var mine = ours.steady(byProduct, steady);
                    for (int percent : List.of(50, 99)) {
                        double a = Figures.percentile(peer, percent);
                        double b = Figures.percentile(mine, percent);
                        rows.add(List.of(
                                "p" + percent + " ms at 5 frames a second each",
                                Figures.number(a),
                                Figures.number(b),
                                Figures.times(b / a)));
                        if (percent == 99) {
                            claims.add(new Claim(
                                    "p99 at 5 frames a second each",
                                    Figures.number(b) + " ms",
                                    "told; the loop's is " + Figures.number(a) + " ms",
                                    true));
                        }
                    }
                    claims.add(slowReaders(
                            product,
                            ours,
                            byProduct,
                            agent.cookies(),
                            "{\"type\":\"hello\",\"streams\":{\"" + stream + "\":" + seq + "}}",
                            quick ? 200 : 10_000,
                            rows));
                }
            }
        }
        return new Measured(
                "Push to " + sockets + " sockets",
                "Frames of some 230 bytes to every socket: through the product (audiences, stream positions, bounded buffers) and through a bare loop over"
                        + " handlers in the same server, clients on the same machine; in turn. Then " + SLOW
                        + " of the product's readers stop reading.",
                claims,
                List.of("", "bare loop", "Dasan", "ratio"),
                rows);
    }

    /// Sends far more than those who do not read may hold back, and looks at the heap.
    private static Claim slowReaders(
            Product product,
            Ears ears,
            Consumer<String> send,
            String cookies,
            String hello,
            int frames,
            List<List<String>> rows)
            throws IOException, InterruptedException {
        var deaf = new ArrayList<Socket>();
        try {
            for (int i = 0; i < SLOW; i++) {
                deaf.add(deafSocket(product, cookies, hello));
            }
            double before = heap();
            var padding = "x".repeat(2_000);
            for (int i = 0; i < frames / 20; i++) { // in portions that those who read keep up with
                ears.burst(json -> send.accept(json.replace("\"pad\":\"", "\"pad\":\"" + padding)), 20);
            }
            double after = heap();
            double grown = after - before;
            rows.add(List.of(
                    "heap MB before and after " + frames + " frames of 2 kB past " + SLOW + " deaf readers",
                    "-",
                    Figures.number(before) + ", " + Figures.number(after),
                    "-"));
            return new Claim(
                    "heap kept for " + SLOW + " readers who do not read",
                    Figures.number(Math.max(grown, 0)) + " MB",
                    "< 64 MB",
                    grown < 64);
        } finally {
            for (var socket : deaf) {
                socket.close();
            }
        }
    }

    private static Socket deafSocket(Product product, String cookies, String greeting) throws IOException {
        var socket =
                new Socket(InetAddress.getLoopbackAddress(), product.address().getPort());
        socket.setReceiveBufferSize(4_096);
        var out = socket.getOutputStream();
        out.write(("GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + product.address().getPort()
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: "
                        + cookies + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IllegalStateException("no socket: " + head);
        }
        var hello = greeting.getBytes(StandardCharsets.US_ASCII);
        out.write(new byte[] {(byte) 0x81, (byte) (0x80 | hello.length), 0, 0, 0, 0
        }); // a masked text frame, its mask zero
        out.write(hello);
        out.flush();
        return socket;
    }

    @SuppressWarnings("SystemGc") // the figure is what is still held
    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }
}
