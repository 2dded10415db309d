package org.dasan.selfservice.guard;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dasan.selfservice.CityService;
import org.dasan.selfservice.CityService.Committed;
import org.dasan.selfservice.CityService.Found;
import org.dasan.selfservice.CityService.Prepared;
import org.dasan.selfservice.CityServices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Calls services on threads of their own, so that a caller is free when the time is over whatever the
/// service does. A call that hangs keeps its place until it ends: a service that never answers soon
/// refuses, and costs nothing more.
@Component
class GuardedServices implements CityServices {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedServices.class);
    static final Duration DEADLINE = Duration.ofSeconds(2);
    static final int PLACES = 20;
    private static final int MOST_SUGGESTIONS = 50;

    private final Map<String, Guarded> services;
    private final MeterRegistry metrics;
    private final Duration deadline;

    private record Guarded(CityService service, Semaphore places) {}

    /// How a call ended when it brought no result.
    private enum Failure {
        BUSY,
        SLOW,
        BROKEN,
        UNKNOWN
    }

    private sealed interface Outcome<T> {
        record Result<T>(T value) implements Outcome<T> {}

        record Failed<T>(Failure why) implements Outcome<T> {}
    }

    @Autowired
    GuardedServices(List<CityService> services, MeterRegistry metrics) {
        this(services, metrics, DEADLINE, PLACES);
    }

    GuardedServices(List<CityService> services, MeterRegistry metrics, Duration deadline, int places) {
        this.services = services.stream()
                .collect(Collectors.toUnmodifiableMap(
                        CityService::code, service -> new Guarded(service, new Semaphore(places))));
        this.metrics = metrics;
        this.deadline = deadline;
    }

    @Override
    public List<CityService> all() {
        return services.values().stream()
                .map(Guarded::service)
                .sorted(Comparator.comparing(CityService::code))
                .toList();
    }

    @Override
    public Optional<CityService.Function> function(String service, String function) {
        return Optional.ofNullable(services.get(service))
                .flatMap(found -> found.service().functions().stream()
                        .filter(each -> each.code().equals(function))
                        .findFirst());
    }

    @Override
    public List<CityService.Suggestion> search(String service, CityService.Search search) {
        return call(service, "search", one -> one.search(search), _ -> List.<CityService.Suggestion>of()).stream()
                .limit(Math.min(search.limit(), MOST_SUGGESTIONS))
                .toList();
    }

    @Override
    public Found lookUp(String service, CityService.Request request) {
        return call(service, "look-up", one -> one.lookUp(request), _ -> new Found.Unavailable());
    }

    @Override
    public Prepared prepare(String service, CityService.Request request) {
        return call(service, "prepare", one -> one.prepare(request), _ -> new Prepared.Unavailable());
    }

    @Override
    public Committed commit(String service, String token, String idempotencyKey) {
        if (idempotencyKey.isBlank() || idempotencyKey.length() > 200) {
            throw new IllegalArgumentException("idempotencyKey must have 1 to 200 characters");
        }
        return call(service, "commit", one -> one.commit(token, idempotencyKey), why -> switch (why) {
            case BUSY, UNKNOWN -> new Committed.Unavailable();
            case SLOW, BROKEN -> new Committed.Uncertain(); // it may have been done all the same
        });
    }

    private <T> T call(String code, String what, Function<CityService, T> work, Function<Failure, T> without) {
        var began = Timer.start(metrics);
        var outcome = attempt(code, work);
        began.stop(Timer.builder("dasan.service.call")
                .description("Calls of the city's services")
                .tag("service", services.containsKey(code) ? code : "unknown")
                .tag("call", what)
                .tag("outcome", outcome instanceof Outcome.Failed<T>(var why) ? why.name() : "ANSWERED")
                .register(metrics));
        return switch (outcome) {
            case Outcome.Result<T>(var value) -> value;
            case Outcome.Failed<T>(var why) -> {
                LOG.warn("{} of {} failed: {}", what, code, why);
                yield without.apply(why);
            }
        };
    }

    private <T> Outcome<T> attempt(String code, Function<CityService, T> work) {
        var guarded = services.get(code);
        if (guarded == null) {
            return new Outcome.Failed<>(Failure.UNKNOWN);
        }
        if (!guarded.places.tryAcquire()) {
            return new Outcome.Failed<>(Failure.BUSY);
        }
        var task = new FutureTask<>(() -> work.apply(guarded.service));
        Thread.ofVirtual().name("service-" + code).start(() -> {
            try {
                task.run();
            } finally {
                guarded.places.release();
            }
        });
        try {
            return new Outcome.Result<>(task.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            task.cancel(true);
            return new Outcome.Failed<>(Failure.SLOW);
        } catch (ExecutionException e) {
            LOG.warn("service {} threw", code, e.getCause());
            return new Outcome.Failed<>(Failure.BROKEN);
        } catch (InterruptedException _) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Failed<>(Failure.SLOW);
        }
    }
}
