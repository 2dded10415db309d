package org.dasan.telephony;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;

/// What reaches a telephone: the sound that an exchange sends to a port, in mu-law, up to a few minutes of it.
final class Ear implements AutoCloseable {
    private static final int RTP_HEADER = 12;
    private static final int PER_SECOND = 8000;
    private static final int MOST = 300 * PER_SECOND;
    /// A fifth of a second: tones as far apart as notes are told from each other.
    private static final int WINDOW = 1600;

    private final DatagramSocket socket;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    Ear() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("ear").start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void listen() {
        var packet = new DatagramPacket(new byte[2048], 2048);
        try {
            for (int heardSoFar = 0; heardSoFar < MOST; heardSoFar += packet.getLength()) {
                packet.setLength(2048);
                socket.receive(packet);
                synchronized (heard) {
                    heard.write(packet.getData(), RTP_HEADER, Math.max(0, packet.getLength() - RTP_HEADER));
                }
            }
        } catch (IOException _) {
            // closed
        }
    }

    private byte[] sound() {
        synchronized (heard) {
            return heard.toByteArray();
        }
    }

    /// The loudest that a tone of this pitch has been, as the height of its wave in samples of 16 bits.
    ///
    /// @param pitch in hertz
    double loudest(double pitch) {
        var sound = sound();
        double loudest = 0;
        for (int from = 0; from + WINDOW <= sound.length; from += WINDOW / 2) {
            loudest = Math.max(loudest, height(sound, from, pitch));
        }
        return loudest;
    }

    private static double height(byte[] sound, int from, double pitch) {
        double cosine = 0;
        double sine = 0;
        for (int i = 0; i < WINDOW; i++) {
            double angle = 2 * Math.PI * pitch * i / PER_SECOND;
            int sample = RecordedSound.linear(sound[from + i]);
            cosine += sample * Math.cos(angle);
            sine += sample * Math.sin(angle);
        }
        return 2 * Math.hypot(cosine, sine) / WINDOW;
    }

    @Override
    public void close() {
        socket.close();
    }
}
