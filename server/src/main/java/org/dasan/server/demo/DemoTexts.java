package org.dasan.server.demo;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// What the demonstration's provider remembers: the last few hundred texts, and who wants none. It is gone
/// when the server stops.
@Component
class DemoTexts {
    private static final int MOST = 300;
    private static final int MOST_STOPPED = 1_000;

    private final Deque<DemoText> texts = new ArrayDeque<>();
    private final Set<String> stopped = new HashSet<>();
    private final InstantSource real = InstantSource.system(); // a provider lives in real time

    synchronized DemoText add(
            String from, String to, String body, boolean inbound, List<DemoText.Picture> pictures, List<String> links) {
        var text = new DemoText(
                name(pictures.isEmpty() && links.isEmpty() ? "SM" : "MM"),
                from,
                to,
                body,
                inbound,
                inbound ? "received" : "queued",
                real.instant(),
                pictures,
                links);
        texts.addLast(text);
        if (texts.size() > MOST) {
            texts.removeFirst();
        }
        return text;
    }

    /// A name as the provider makes them.
    static String name(String kind) {
        return kind + UUID.randomUUID().toString().replace("-", "");
    }

    synchronized Optional<DemoText> find(String sid) {
        return texts.stream().filter(text -> text.sid().equals(sid)).findFirst();
    }

    synchronized void status(String sid, String status) {
        var all = List.copyOf(texts);
        texts.clear();
        all.forEach(text -> texts.addLast(text.sid().equals(sid) ? text.with(status) : text));
    }

    /// Those wanted, newest first.
    synchronized List<DemoText> newest(Predicate<DemoText> wanted) {
        return List.copyOf(texts).reversed().stream().filter(wanted).toList();
    }

    synchronized void stop(String citizen, boolean stop) {
        if (!stop) {
            stopped.remove(citizen);
        } else if (stopped.size() < MOST_STOPPED) {
            stopped.add(citizen);
        }
    }

    synchronized boolean hasStopped(String citizen) {
        return stopped.contains(citizen);
    }
}
