package org.dasan.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.dasan.simulator.line.Unreachable;

/// `./dasan simulate`: lives a day at the demonstration that runs here, or at one started for it.
public final class Simulate {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int CONNECT_MILLIS = 500;
    private static final int NOT_UNDERSTOOD = 2;

    private Simulate() {}

    /// Lives a day.
    ///
    /// @param arguments as `./dasan help` lists them
    public static void main(String... arguments) throws InterruptedException {
        Settings settings;
        try {
            settings = Settings.of(arguments);
        } catch (Settings.NotUnderstood e) {
            say("simulate: " + e.getMessage() + "; see ./dasan help");
            System.exit(NOT_UNDERSTOOD);
            return;
        }
        System.exit(live(settings)); // clients' threads must not hold the end up
    }

    private static int live(Settings settings) throws InterruptedException {
        try (var server = server(settings)) {
            var report = new SimulatedDay(settings, server, Simulate::sayNow).run();
            report.lines().forEach(Simulate::say);
            return report.passed() ? 0 : 1;
        } catch (Unreachable | IllegalStateException e) {
            say("simulate: " + e.getMessage());
            return 1;
        }
    }

    private static Server server(Settings settings) {
        int port = Integer.parseInt(System.getenv().getOrDefault("DASAN_PORT", "8120"));
        if (!settings.fresh() && answers(port)) {
            say("A server runs on port " + port + "; the day is lived there.");
            return Server.at(URI.create("http://127.0.0.1:" + port));
        }
        say(
                settings.fresh()
                        ? "Starting a server for this day, on a scratch folder that goes with it."
                        : "No server runs on port " + port + ": starting one, on a scratch folder that goes with it.");
        return Server.start(Map.of());
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void sayNow(String line) {
        say(CLOCK.format(LocalTime.now(ZoneId.systemDefault())) + "  " + line);
    }

    @SuppressWarnings("SystemOut") // a program of the command line
    private static void say(String line) {
        System.out.println(line);
    }
}
