/** What integration tests stand on: a real PostgreSQL, a real Kafka, the five killers, the architecture rules. */
@NullMarked
package io.headgate.testkit;

import org.jspecify.annotations.NullMarked;
