/** One Kafka broker in this JVM or in one of its own, and its topics. */
@NullMarked
package io.headgate.embedded.kafka;

import org.jspecify.annotations.NullMarked;
