package org.dasan.simulator;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import org.dasan.simulator.line.News;
import org.dasan.simulator.people.City;
import org.dasan.simulator.people.Crew;
import org.dasan.simulator.report.Measures.Count;
import org.dasan.simulator.report.Measures.Time;

/// Tells every few seconds how the day goes.
final class Progress implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final Duration ANSWERED_SOON = Duration.ofSeconds(30);

    private final City city;
    private final Crew crew;
    private final ZoneId zone;
    private final Consumer<String> say;
    private final News news = new News();
    private final Thread thread;
    private volatile boolean wanted = true;

    Progress(City city, Crew crew, ZoneId zone, Consumer<String> say) {
        this.city = city;
        this.crew = crew;
        this.zone = zone;
        this.say = say;
        thread = Thread.ofVirtual().name("progress").start(this::tell);
    }

    private void tell() {
        try {
            while (wanted) {
                long seen = news.count();
                news.awaitSince(seen, EVERY);
                if (wanted) {
                    say.accept(line());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String line() {
        var measures = city.measures();
        var waits = measures.allWaits().all();
        return "%s  ×%-4.0f arrived %,6d  waiting %4d  talking %4d  desks %3d  in %d s %5.1f %%  offer %4.0f ms  message %4.0f ms  request %4.0f ms"
                .formatted(
                        CLOCK.format(city.clock().now().atZone(zone)),
                        city.clock().rate(),
                        measures.of(Count.ARRIVED),
                        city.waiting().get(),
                        city.talking().get(),
                        crew.ready(),
                        ANSWERED_SOON.toSeconds(),
                        100 * waits.within((double) ANSWERED_SOON.toMillis()),
                        measures.timing(Time.OFFER).all().percentile(99),
                        measures.timing(Time.MESSAGE).all().percentile(99),
                        measures.timing(Time.REQUEST).all().percentile(99));
    }

    @Override
    public void close() {
        wanted = false;
        news.tell();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
