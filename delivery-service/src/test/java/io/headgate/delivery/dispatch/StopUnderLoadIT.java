package io.headgate.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headgate.delivery.DeliveryPlatform;
import io.headgate.delivery.queue.DeliveryQueue;
import io.headgate.delivery.queue.NewDelivery;
import io.headgate.model.config.Delivery;
import io.headgate.testkit.StubHttpServer;
import io.headgate.testkit.TestPlatform;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** A service that is told to stop leaves no attempt behind of which nobody knows how it ended. */
@DirtiesContext
class StopUnderLoadIT extends DeliveryPlatform {

    private static final int ENDPOINTS = 20;
    private static final int WAITING_AT_EACH = 40;
    private static final long ANSWER_MILLIS = 20;

    @Autowired
    private DispatchLoop loop;

    @Autowired
    private DeliveryQueue queue;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyClaimedDeliveryIsSentAndOnRecordAtAStopAndTheOthersAfterTheNextStart() {
        try (var receiver = new StubHttpServer((request, socket, out) -> {
            Thread.sleep(ANSWER_MILLIS);
            StubHttpServer.write(out, 200, "{}");
        })) {
            var deliveries = new LinkedHashMap<String, Delivery>();
            IntStream.range(0, ENDPOINTS)
                    .forEach(i -> deliveries.put("stop-" + i, webhook(receiver.url("/" + i), Duration.ofMillis(50))));
            publishAll(deliveries);
            queue.accept(deliveries.keySet().stream()
                    .flatMap(id -> IntStream.range(0, WAITING_AT_EACH)
                            .mapToObj(
                                    i -> NewDelivery.of(routed(id), false, Duration.ofMinutes(5), Duration.ofHours(1))))
                    .toList());
            await().atMost(TestPlatform.PATIENCE)
                    .until(() -> receiver.requests().size() > ENDPOINTS);

            loop.stop();

            var sent = receiver.requests().size();
            assertThat(sent).isLessThan(ENDPOINTS * WAITING_AT_EACH);
            assertThat(count("status = 'SENDING'")).isZero();
            assertThat(count("attempts > 0 AND status = 'FINISHED'")).isEqualTo(sent);
            assertThat(count("status = 'READY'")).isEqualTo(ENDPOINTS * WAITING_AT_EACH - sent);

            loop.start();

            await().atMost(TestPlatform.PATIENCE).until(() -> count("status = 'READY'") == 0);
        }
    }

    private int count(String condition) {
        return jdbc.sql("SELECT count(*) FROM delivery WHERE endpoint_id LIKE 'stop-%' AND " + condition)
                .query(Integer.class)
                .single();
    }
}
