/** Takes events from Kafka: each effect once, whatever is delivered again and wherever a process dies. */
@NullMarked
package io.headgate.messaging.consumer;

import org.jspecify.annotations.NullMarked;
