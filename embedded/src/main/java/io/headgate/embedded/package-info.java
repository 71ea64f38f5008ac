/** PostgreSQL and Apache Kafka from Maven artifacts, run without Docker. */
@NullMarked
package io.headgate.embedded;

import org.jspecify.annotations.NullMarked;
