/** All services with embedded PostgreSQL and Kafka on one machine: what {@code ./headgate up} runs. */
@NullMarked
package io.headgate.standalone;

import org.jspecify.annotations.NullMarked;
