/** Publishes what a transaction wrote, after it has committed and until Kafka has it. */
@NullMarked
package io.headgate.messaging.outbox;

import org.jspecify.annotations.NullMarked;
