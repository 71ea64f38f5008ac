package io.headgate.messaging.consumer;

import io.headgate.model.shared.Event;
import io.headgate.model.shared.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/** Makes consumers. Each becomes a bean, so that it starts and stops with the application. */
public class Subscriptions {

    private static final long RETRY_MILLIS = 1000;
    private static final long COMMIT_EVERY_MILLIS = 250;
    private static final long POLL_MILLIS = 1000;

    // A lead on its way must not wait; what is only told of it may, and costs a fraction then.
    private static final Map<String, Object> AT_ONCE = Map.of("fetch.min.bytes", 1, "max.poll.records", 50);

    private final Map<String, Object> consumerProperties;
    private final ConsumerRuntime.Plumbing plumbing;

    Subscriptions(Map<String, Object> consumerProperties, ConsumerRuntime.Plumbing plumbing) {
        this.consumerProperties = Map.copyOf(consumerProperties);
        this.plumbing = plumbing;
    }

    /**
     * A consumer of a work topic, shared by all copies of the service. Anything on the topic but the one type is poison.
     *
     * @param name the consumer's name and Kafka group, such as {@code validation.checks}
     * @param concurrency threads of this copy
     */
    public <E extends Event> Subscription work(
            String name, Topics topic, Class<E> type, EventHandler<E, ?> handler, int concurrency) {
        return subscribe(name, topic, new HandlerTable(Map.of(type, handler), true), AT_ONCE, concurrency);
    }

    /**
     * A consumer of the facts, shared by all copies of the service; types without a handler are skipped. The key
     * {@code Event.class} stands for every type that has no handler of its own. What comes within the time of gathering
     * shares one fetch, one transaction and one commit of offsets.
     *
     * @param gather how long a fact may wait for others; at most a second
     */
    public Subscription facts(
            String name,
            Map<Class<? extends Event>, EventHandler<? extends Event, ?>> handlers,
            Duration gather,
            int concurrency) {
        return subscribe(name, Topics.LEAD_EVENTS, new HandlerTable(handlers, false), gathered(gather), concurrency);
    }

    /**
     * Shows every event from now on to this copy, in memory only and at most once: for waking waiters, not for
     * keeping anything.
     *
     * @param interest what matters now; whose interest begins calls {@link TopicTail#wake}
     */
    public TopicTail tail(
            String name, Topics topic, TopicTail.Interest interest, Consumer<ReceivedEvent<Event>> listener) {
        return new TopicTail(name, topic, consumerProperties, interest, listener, plumbing.clock());
    }

    private static Map<String, Object> gathered(Duration time) {
        return Map.of(
                "fetch.min.bytes", 1024 * 1024, "fetch.max.wait.ms", (int) time.toMillis(), "max.poll.records", 2_000);
    }

    private Subscription subscribe(
            String name, Topics topic, HandlerTable table, Map<String, Object> fetching, int concurrency) {
        var runtime = new ConsumerRuntime(name, table, plumbing);
        var properties = new HashMap<>(consumerProperties);
        properties.putAll(ConsumerRuntime.consumerOverrides());
        properties.putAll(fetching);
        var settings = new ContainerProperties(topic.topic());
        settings.setGroupId(name);
        // A commit of offsets that is late or lost only repeats events that the inbox already knows; one for every
        // lead would cost the broker as much as the lead itself.
        settings.setAckMode(ContainerProperties.AckMode.TIME);
        settings.setAckTime(COMMIT_EVERY_MILLIS);
        settings.setPollTimeout(POLL_MILLIS);
        settings.setSyncCommits(false);
        settings.setMessageListener((BatchMessageListener<String, byte[]>) runtime::handle);
        var container = new ConcurrentMessageListenerContainer<String, byte[]>(
                new DefaultKafkaConsumerFactory<>(properties), settings);
        container.setConcurrency(concurrency);
        container.setBeanName(name);
        container.setCommonErrorHandler(
                new DefaultErrorHandler(new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)));
        return new Subscription(runtime, container);
    }
}
