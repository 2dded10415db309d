package org.dasan.city.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/// Lets each key (a visitor, an account, an address) do something so many times per period, on this node.
///
/// By the real clock, even where the city's runs faster. Forgets a key it has not seen for two periods.
public final class Throttle {
    private static final int MOST_KEYS = 100_000;

    private final int capacity;
    private final Duration period;
    private final Cache<String, Bucket> buckets;

    Throttle(int capacity, Duration period) {
        this.capacity = capacity;
        this.period = period;
        buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(period.multipliedBy(2))
                .build();
    }

    /// Takes one.
    ///
    /// @throws TooManyRequestsException when none is left
    public void take(String key) {
        var probe = bucket(key).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyRequestsException(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /// Takes none, but asks whether one is left.
    ///
    /// @throws TooManyRequestsException when none is left
    public void check(String key) {
        var probe = bucket(key).estimateAbilityToConsume(1);
        if (!probe.canBeConsumed()) {
            throw new TooManyRequestsException(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket(String key) {
        return buckets.get(
                key,
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, period))
                        .build());
    }
}
