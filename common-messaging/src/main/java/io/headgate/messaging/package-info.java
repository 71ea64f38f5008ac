/**
 * Events in and out, exactly as reliable as PostgreSQL: outbox, inbox, the consumer runtime, dead letters and the
 * configuration feed. Nothing else in Headgate touches Kafka.
 */
@NullMarked
package io.headgate.messaging;

import org.jspecify.annotations.NullMarked;
