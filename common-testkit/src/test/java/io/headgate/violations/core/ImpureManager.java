package io.headgate.violations.core;

import java.time.Instant;
import java.util.Random;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Breaks every rule on purpose, so that the rules' own test can see each of them bite. */
public class ImpureManager {

    @Autowired
    Producer<String, String> producer;

    public ImpureManager(int a, int b, int c, int d, int e, int f, int g, int h) {}

    Instant now() {
        LoggerFactory.getLogger("x").info("{}", new Random().nextInt());
        return Instant.now();
    }

    /** Public although nobody else needs it. */
    public static class LeadHandler {}
}
