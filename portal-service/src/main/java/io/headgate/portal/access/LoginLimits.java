package io.headgate.portal.access;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Slows guessing down: so many attempts per account and per address; a success gives the account's back. */
@Component
class LoginLimits {

    private static final int PER_ACCOUNT = 8;
    private static final int PER_ADDRESS = 40;
    private static final Duration REFILL = Duration.ofMinutes(2);
    private static final int REMEMBERED = 10_000;

    private final Map<String, Bucket> accounts = remembering();
    private final Map<String, Bucket> addresses = remembering();

    /** Takes one attempt; a value says how long to wait because there is none left. */
    synchronized Optional<Duration> takeAttempt(String username, String address) {
        // The address first: one that has no attempt left neither uses up nor pushes out anybody's account.
        return takeAttempt(addresses, address, PER_ADDRESS).or(() -> takeAttempt(accounts, username, PER_ACCOUNT));
    }

    synchronized void succeeded(String username) {
        accounts.remove(username);
    }

    private static Optional<Duration> takeAttempt(Map<String, Bucket> buckets, String key, int attempts) {
        var taken = buckets.computeIfAbsent(key, _ -> bucket(attempts)).tryConsumeAndReturnRemaining(1);
        return taken.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(taken.getNanosToWaitForRefill()));
    }

    private static Bucket bucket(int attempts) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(attempts).refillGreedy(attempts, REFILL))
                .build();
    }

    private static Map<String, Bucket> remembering() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
