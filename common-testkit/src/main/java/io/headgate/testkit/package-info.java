/** What integration tests stand on: a real PostgreSQL, a real Kafka, the five killers; the rules of the house lie in rules. */
@NullMarked
package io.headgate.testkit;

import org.jspecify.annotations.NullMarked;
