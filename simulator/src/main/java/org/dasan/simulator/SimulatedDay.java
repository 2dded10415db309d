package org.dasan.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.dasan.simulator.line.Unreachable;
import org.dasan.simulator.people.ChatCitizen;
import org.dasan.simulator.people.City;
import org.dasan.simulator.people.Crew;
import org.dasan.simulator.people.Hiring;
import org.dasan.simulator.plan.Day;
import org.dasan.simulator.plan.DayPlan;
import org.dasan.simulator.plan.Questions;
import org.dasan.simulator.plan.Staffing;
import org.dasan.simulator.plan.Visit;
import org.dasan.simulator.report.Comparison;
import org.dasan.simulator.report.DayReport;
import org.dasan.simulator.report.Measures;
import org.dasan.simulator.texts.Provider;
import org.dasan.simulator.texts.TextingCitizen;
import org.dasan.simulator.time.CityClock;
import org.dasan.simulator.time.Pace;
import org.jspecify.annotations.Nullable;

/// One day of a city, lived at a server.
public final class SimulatedDay {
    private static final double FASTEST = 10_000; // what the server's clock allows
    private static final Duration OPENING = Duration.ofMinutes(2);
    private static final Duration CLOSING = Duration.ofHours(1);
    private static final Duration LONGEST_END = Duration.ofMinutes(5); // on the machine's clock

    private final Settings settings;
    private final Server server;
    private final Consumer<String> say;
    private final Questions questions = Questions.load();
    private final DayPlan plan;
    private final Staffing staffing;
    private final City city;
    private final Demonstration demonstration;
    private final Queue<ChatCitizen> citizens = new ConcurrentLinkedQueue<>();
    private final Queue<TextingCitizen> texting = new ConcurrentLinkedQueue<>();
    private @Nullable Provider provider;
    private final Phaser outside = new Phaser(1); // who has not left yet

    public SimulatedDay(Settings settings, Server server, Consumer<String> say) {
        this.settings = settings;
        this.server = server;
        this.say = say;
        var day = Day.named(settings.day());
        if (settings.contacts() > 0) {
            day = day.scaledTo(settings.contacts());
        }
        plan = plan(day, settings.surge());
        staffing = Staffing.of(plan(day, 1), settings.agents()); // nobody foresees a surge
        city = new City(day, server.entrances(), new CityClock(Instant.EPOCH), questions, new Measures());
        demonstration = new Demonstration(server.entrances());
    }

    private DayPlan plan(Day day, double surge) {
        int busiest =
                day.hours().indexOf(day.hours().stream().max(Integer::compare).orElseThrow());
        return DayPlan.of(day, questions, settings.from(), settings.hours(), surge, busiest, settings.seed());
    }

    /// Lives it to its end, and counts.
    ///
    /// @throws IllegalStateException when that server is no place for it
    public DayReport run() throws Unreachable, InterruptedException {
        var objection = demonstration.enter();
        if (!objection.isEmpty()) {
            throw new IllegalStateException("the server " + objection);
        }
        say.accept("%,d contacts in %s hours from %02d:00, for %d agents at most"
                .formatted(plan.visits().size(), trim(plan.hours()), plan.from(), staffing.most()));
        if (takesTexts()) {
            provider = new Provider(server.entrances(), settings.seed());
            demonstration.textsGoTo(provider.address());
        } else {
            say.accept("this server takes no texts; everybody chats");
        }
        var crew = new Hiring(city, demonstration.admin()).hire(staffing.most(), settings.seed());
        say.accept(crew.size() + " agents have signed in");
        try (crew) {
            var begin = goTo(plan.from());
            var keeper = new Keeper(
                    demonstration, city, settings.speed() == 0 ? Pace.adaptive() : Pace.fixed(settings.speed()));
            var took = lived(begin, crew, keeper);
            city.clock().sync(demonstration.live(1), 1);
            return count(begin, keeper, took);
        } finally {
            end();
            if (provider != null) {
                provider.close();
            }
        }
    }

    /// @return how long it took on the machine's clock
    private Duration lived(Instant begin, Crew crew, Keeper keeper) throws Unreachable, InterruptedException {
        try (keeper;
                var _ = new Progress(city, crew, demonstration.zone(), say)) {
            open(crew);
            city.clock().sleepUntil(begin);
            long started = System.nanoTime();
            live(begin, crew, keeper);
            return Duration.ofNanos(System.nanoTime() - started);
        }
    }

    private boolean takesTexts() throws Unreachable {
        for (var item :
                demonstration.admin().get("/configuration/entry-points").body().path("items")) {
            if (item.path("value").path("channel").asString("").equals("SMS")) {
                return true;
            }
        }
        return false;
    }

    private static String trim(double number) {
        return number == Math.rint(number) ? String.valueOf((int) number) : String.valueOf(number);
    }

    /// Lets the city's clock run to shortly before that hour, today or tomorrow; it never goes back.
    private Instant goTo(int hour) throws Unreachable, InterruptedException {
        ZoneId zone = demonstration.zone();
        var now = demonstration.live(1);
        var begin = now.atZone(zone).toLocalDate().atTime(hour, 0).atZone(zone);
        if (begin.toInstant().isBefore(now.plus(OPENING))) {
            begin = begin.plusDays(1);
        }
        say.accept("the city's clock goes on to " + begin.toLocalDateTime() + " and stays ahead");
        var target = begin.toInstant().minus(OPENING);
        while (true) {
            long left = Duration.between(now, target).toMillis();
            if (left <= 0) {
                break;
            }
            // half the way and a bit, so that it comes near without leaping over
            double rate = Math.clamp(left / 400.0, 1, FASTEST);
            now = demonstration.live(rate);
            city.clock().sync(now, rate);
            city.clock().sleepUntil(now.plusMillis(Math.max(20, left / 2)));
            now = demonstration.live(1);
        }
        city.clock().sync(now, 1);
        return begin.toInstant();
    }

    private void open(Crew crew) throws InterruptedException {
        crew.start();
        int missing = crew.awaitDesks(Hiring.patience(crew));
        if (missing > 0) {
            throw new IllegalStateException(missing + " desks did not open");
        }
        crew.shift(staffing.perHour().getFirst());
    }

    private void live(Instant begin, Crew crew, Keeper keeper) throws InterruptedException {
        var shifts = Thread.ofVirtual().name("shifts").start(() -> shifts(begin, crew));
        var visits = plan.visits();
        int nextKill = 1;
        for (int i = 0; i < visits.size(); i++) {
            if (nextKill <= settings.kills() && i >= visits.size() * nextKill / (settings.kills() + 1)) {
                kill(keeper);
                nextKill++;
            }
            var visit = visits.get(i);
            var at = begin.plus(visit.at());
            city.clock().sleepUntil(at);
            keeper.late(Duration.between(at, city.clock().now()));
            come(visit, crew);
        }
        awaitEnd(crew);
        shifts.interrupt();
        shifts.join();
    }

    private void shifts(Instant begin, Crew crew) {
        long started = System.nanoTime();
        try {
            for (int hour = 0; hour < staffing.perHour().size(); hour++) {
                crew.shift(staffing.perHour().get(hour));
                var over = begin.plus(Duration.ofHours(hour + 1L));
                city.clock().sleepUntil(over);
                closeHour(hour, started);
                started = System.nanoTime();
            }
        } catch (InterruptedException e) { // everybody has left before the last hour is over
            closeHour(city.measures().hours().size(), started);
        }
    }

    private void closeHour(int hour, long started) {
        double part = Math.min(1, plan.hours() - hour);
        double took = (System.nanoTime() - started) / 1e9;
        city.measures().closeHour(plan.from() + hour, part * Duration.ofHours(1).toSeconds() / took);
    }

    private interface Visiting {
        void visit() throws InterruptedException;
    }

    private void come(Visit visit, Crew crew) {
        Visiting citizen;
        if (visit.way() == Visit.Way.SMS && provider != null) {
            var texter = new TextingCitizen(city, visit, provider);
            texting.add(texter);
            citizen = texter::visit;
        } else {
            var chatter = new ChatCitizen(city, visit, crew);
            citizens.add(chatter);
            citizen = chatter::visit;
        }
        outside.register();
        Thread.ofVirtual().name("citizen " + visit.number()).start(() -> {
            try {
                citizen.visit();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                city.measures().fault("citizen " + visit.number() + " could not go on: " + e);
            } finally {
                outside.arriveAndDeregister();
            }
        });
    }

    private void kill(Keeper keeper) {
        say.accept("kill -9");
        keeper.pause();
        long since = System.nanoTime();
        server.killAndStartAgain();
        say.accept("the server is back after %.1f s".formatted((System.nanoTime() - since) / 1e9));
    }

    /// Until everybody has left and the last record is closed.
    private void awaitEnd(Crew crew) throws InterruptedException {
        long patience = System.nanoTime() + LONGEST_END.toNanos();
        int phase = outside.arrive();
        while (outside.getPhase() == phase && System.nanoTime() < patience) {
            try {
                outside.awaitAdvanceInterruptibly(phase, 1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                // looks at the clock, then waits on
            }
        }
        if (outside.getPhase() == phase) {
            city.measures().fault(outside.getUnarrivedParties() + " citizens did not come to an end");
        }
        var closing = city.clock().now().plus(CLOSING);
        while (crew.inHand() > 0 && city.clock().now().isBefore(closing)) {
            city.clock().sleep(Duration.ofSeconds(10));
        }
        crew.end();
    }

    private DayReport count(Instant begin, Keeper keeper, Duration took) throws Unreachable, InterruptedException {
        say.accept("the day is over; comparing " + (citizens.size() + texting.size()) + " notebooks");
        var kept = new ArrayList<ChatCitizen.Kept>();
        for (var citizen : citizens) {
            var own = citizen.kept();
            if (own != null) {
                kept.add(own);
            }
        }
        var differences = new ArrayList<>(Comparison.of(kept, server.entrances()));
        var telephones = texting.stream().map(TextingCitizen::kept).toList();
        differences.addAll(Comparison.ofTexts(telephones, demonstration));
        var zone = demonstration.zone();
        var day = begin.atZone(zone).toLocalDate();
        var period = "from=" + day + "&to=" + city.clock().now().atZone(zone).toLocalDate() + "&step=TOTAL&by=";
        return new DayReport(
                plan,
                city.measures(),
                took,
                demonstration.books(),
                demonstration.see("/reports/intervals?" + period + "CHANNEL").body(),
                demonstration.see("/reports/intervals?" + period + "LANGUAGE").body(),
                kept.size() + telephones.size(),
                differences,
                server.errors(),
                keeper.mostMemory());
    }

    private void end() {
        try {
            demonstration.end();
        } catch (Unreachable e) {
            say.accept("the server could not be told that the simulation is over; it notices within a minute");
        }
    }
}
