package org.dasan.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/// A client that opens a socket, says hello and then reads hardly anything.
final class SlowReader implements AutoCloseable {
    private final Socket socket = new Socket();

    SlowReader(Node node, String hello) throws IOException {
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), node.port()));
        socket.getOutputStream()
                .write(("GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + node.port()
                                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Key: c2xvdyByZWFkZXIgb25lIQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            head.write(socket.getInputStream().read());
        }
        if (!head.toString(StandardCharsets.US_ASCII).startsWith("HTTP/1.1 101")) {
            throw new IOException("no socket: " + head);
        }
        var text = hello.getBytes(StandardCharsets.UTF_8);
        var frame = new ByteArrayOutputStream();
        frame.write(0x81); // final text frame
        frame.write(0x80 | 126); // masked, length in two bytes
        frame.write(text.length >> 8);
        frame.write(text.length);
        frame.writeBytes(new byte[4]); // a mask of zeros leaves the text as it is
        frame.writeBytes(text);
        socket.getOutputStream().write(frame.toByteArray());
    }

    void readOneByte() throws IOException {
        if (socket.getInputStream().read() < 0) {
            throw new IOException("closed");
        }
    }

    /// Reads until the server has closed; says how much came.
    ///
    /// @throws java.net.SocketTimeoutException when it does not close
    long readToTheEnd() throws IOException {
        socket.setSoTimeout(30_000);
        var bytes = new byte[65_536];
        var all = 0L;
        try {
            for (var some = socket.getInputStream().read(bytes);
                    some >= 0;
                    some = socket.getInputStream().read(bytes)) {
                all += some;
            }
        } catch (SocketException e) {
            return all; // reset: closed without ceremony
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
