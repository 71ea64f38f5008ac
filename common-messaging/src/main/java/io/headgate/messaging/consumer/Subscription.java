package io.headgate.messaging.consumer;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** One running consumer; starts and stops with the application. */
public final class Subscription implements SmartLifecycle {

    private final ConsumerRuntime runtime;
    private final ConcurrentMessageListenerContainer<String, byte[]> container;

    Subscription(ConsumerRuntime runtime, ConcurrentMessageListenerContainer<String, byte[]> container) {
        this.runtime = runtime;
        this.container = container;
    }

    /** The consumer's name, which is its Kafka group too. */
    public String name() {
        return runtime.name();
    }

    /**
     * Handles records exactly as the poll loop does. For tests of redelivery; a normal return means that the offsets
     * could be committed.
     */
    public void deliver(List<ConsumerRecord<String, byte[]>> records) {
        runtime.handle(records);
    }

    @Override
    public void start() {
        container.start();
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public void stop(Runnable callback) {
        container.stop(callback);
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1000;
    }
}
