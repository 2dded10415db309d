package org.dasan.server.start;

import java.io.PrintStream;
import org.dasan.city.DemoMode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells whoever started the server where it is, and how to get in when this is a demonstration.
@Component
class Announcement {
    private final DemoMode demo;
    private final String publicUrl;
    private final boolean exit;

    Announcement(
            DemoMode demo,
            @Value("${dasan.public-url:}") String publicUrl,
            @Value("${dasan.exit-when-started:false}") boolean exit) {
        this.demo = demo;
        this.publicUrl = publicUrl;
        this.exit = exit;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web
                && web.getWebServer() != null) {
            var url = publicUrl.isBlank()
                    ? "http://localhost:" + web.getWebServer().getPort()
                    : publicUrl;
            print(System.out, url);
        }
        if (exit) { // a start that only teaches the JVM which classes are needed
            Thread.ofPlatform().start(() -> System.exit(0));
        }
    }

    private void print(PrintStream out, String url) {
        out.println();
        out.println("  Dasan 120 is ready");
        out.println("    citizens     " + url + "/");
        out.println("    agents       " + url + "/desk");
        if (demo.on()) {
            out.println(
                    "    accounts     agent1 to agent4 (Korean), agent5 (English), agent6 (Chinese), agent7 (Japanese, Vietnamese),");
            out.println(
                    "                 agent8 (Vietnamese, Mongolian), sign1, sign2, supervisor1, editor1, editor2, officer1, admin");
            out.println("    password     demo-120 for all of them: a demonstration, open to this machine only");
        }
        out.println("    Ctrl-C stops it");
        out.println();
        out.flush();
    }
}
