package io.headgate.routing.core.caps;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.CapBasis;
import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import io.headgate.routing.core.caps.CounterKey.Kind;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A key says what it counts, and says the same when it comes back from the store; the texts are those of today. */
public class CounterKeyTest {

    private static final CapScope WEB = new CapScope(Set.of("web"), Set.of());

    public static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of(cap(CapOwner.ENDPOINT, "d1", CapPeriod.DAY), Kind.WINDOW, "endpoint:d1:count:day"),
                Arguments.of(
                        cap(CapOwner.ENDPOINT, "d1", CapPeriod.CONCURRENT),
                        Kind.CONCURRENT,
                        "endpoint:d1:count:concurrent"),
                Arguments.of(
                        key(CapOwner.CLIENT, "c", CapPeriod.CONCURRENT, WEB, CapBasis.ROUTED_AT),
                        Kind.CONCURRENT,
                        "client:c:count:concurrent:sources=web"),
                Arguments.of(
                        key(CapOwner.ENDPOINT, "d1", CapPeriod.DAY, WEB, CapBasis.DELIVERED_AT),
                        Kind.DELIVERED,
                        "endpoint:d1:count:day:sources=web:delivered"),
                Arguments.of(CounterKey.ofLoad("d1"), Kind.LOAD, "endpoint:d1:load"),
                Arguments.of(CounterKey.ofQuantity("spring"), Kind.WINDOW, "order:spring:quantity"),
                Arguments.of(CounterKey.ofTally("step:all/one:", "d1"), Kind.WINDOW, "step:all/one:d1"),
                Arguments.of(CounterKey.ofDue("step:all/one:", "d1"), Kind.WINDOW, "step:all/one:d1:due"),
                // Whoever reads only a part of the key takes these for something else.
                Arguments.of(CounterKey.ofTally("step:all/one:", "load"), Kind.WINDOW, "step:all/one:load"),
                Arguments.of(CounterKey.ofTally("step:all/one:", "delivered"), Kind.WINDOW, "step:all/one:delivered"),
                Arguments.of(CounterKey.ofTally("step:all/one:", "concurrent"), Kind.WINDOW, "step:all/one:concurrent"),
                Arguments.of(
                        cap(CapOwner.RIGHT, "concurrent", CapPeriod.TOTAL),
                        Kind.WINDOW,
                        "right:concurrent:count:total"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void saysWhatItCountsAndKeepsItsText(CounterKey key, Kind kind, String text) {
        assertThat(key.text()).isEqualTo(text);
        assertThat(key.kind()).isEqualTo(kind);
        assertThat(CounterKey.stored(text)).isEqualTo(key).hasSameHashCodeAs(key);
        assertThat(CounterKey.stored(text).kind()).isEqualTo(kind);
    }

    private static CounterKey cap(CapOwner owner, String id, CapPeriod per) {
        return key(owner, id, per, CapScope.EVERYTHING, CapBasis.ROUTED_AT);
    }

    private static CounterKey key(CapOwner owner, String id, CapPeriod per, CapScope scope, CapBasis basis) {
        return CounterKey.ofCap(
                owner, id, CapUnit.COUNT, new CalendarCache().calendarOf(per, ZoneOffset.UTC), scope, basis);
    }
}
