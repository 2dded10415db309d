package org.dasan.simulator.texts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.dasan.simulator.line.News;
import org.dasan.simulator.people.City;
import org.dasan.simulator.plan.Visit;
import org.dasan.simulator.report.Measures.Count;

/// Somebody who texts the city, and reads what comes back when it comes.
public final class TextingCitizen {
    private static final Duration AGAIN = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofHours(2);
    /// Of a hundred texts: brought twice by the network.
    private static final int TWICE = 3;

    private final City city;
    private final Visit visit;
    private final Provider provider;
    private final String number;
    private final Random random;
    private final News news = new News();
    private final AtomicInteger received = new AtomicInteger();
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();

    public TextingCitizen(City city, Visit visit, Provider provider) {
        this.city = city;
        this.visit = visit;
        this.provider = provider;
        number = number(visit.seed());
        random = new Random(visit.seed());
    }

    /// A mobile number nobody else has on any simulated day.
    private static String number(long seed) {
        return "+8210%08d".formatted(10_000_000 + Math.floorMod(seed, 90_000_000L));
    }

    /// Does it all; returns when they put the telephone away.
    public void visit() throws InterruptedException {
        city.measures().count(Count.ARRIVED);
        provider.register(number, _ -> {
            received.incrementAndGet();
            news.tell();
        });
        city.waiting().incrementAndGet();
        boolean answered;
        try {
            var began = city.clock().now();
            answered = send(visit.question().ask()) && awaitText(0, began.plus(PATIENCE));
            if (answered) {
                city.measures().count(Count.CONNECTED);
                city.measures()
                        .waited(
                                "SMS " + visit.language(),
                                Duration.between(began, city.clock().now()));
            } else {
                city.measures().count(Count.ABANDONED);
            }
        } finally {
            city.waiting().decrementAndGet();
        }
        if (answered) {
            city.talking().incrementAndGet();
            try {
                goOn();
            } finally {
                city.talking().decrementAndGet();
            }
        }
        provider.unregister(number);
    }

    private void goOn() throws InterruptedException {
        for (int turn = 1; turn < visit.turns(); turn++) {
            city.clock().sleep(Duration.ofSeconds(20 + random.nextInt(60)));
            int before = received.get();
            if (!send(visit.question().more().get(turn - 1))
                    || !awaitText(before, city.clock().now().plus(PATIENCE))) {
                city.measures().count(Count.LEFT_LATER);
                return;
            }
        }
        city.measures().count(Count.OVER);
    }

    /// Until the city has it: the network does not give up, and now and then brings it twice.
    private boolean send(String body) throws InterruptedException {
        var text = provider.fromCitizen(number, Provider.CITY, body);
        while (true) {
            int status = provider.bring(text);
            if (status == 200) {
                sent.add(body);
                if (random.nextInt(100) < TWICE) {
                    city.measures().count(Count.SENT_TWICE);
                    provider.bring(text);
                }
                return true;
            }
            if (status >= 400 && status < 500) {
                city.measures().fault("a text was refused with " + status);
                return false;
            }
            city.measures().count(Count.RETRIED);
            news.awaitSince(news.count(), AGAIN);
        }
    }

    private boolean awaitText(int before, Instant deadline) throws InterruptedException {
        while (received.get() <= before) {
            if (!city.clock().now().isBefore(deadline)) {
                return false;
            }
            long seen = news.count();
            if (received.get() <= before) {
                news.awaitSince(seen, AGAIN);
            }
        }
        return true;
    }

    /// What is to be compared in the end.
    public Kept kept() {
        return new Kept(
                number,
                List.copyOf(sent),
                provider.fromCityTo(number).stream().map(Provider.Text::body).toList());
    }

    /// A telephone's texts.
    ///
    /// @param sent     and taken by the city
    /// @param received from the city
    public record Kept(String number, List<String> sent, List<String> received) {
        public Kept {
            sent = List.copyOf(sent);
            received = List.copyOf(received);
        }
    }
}
