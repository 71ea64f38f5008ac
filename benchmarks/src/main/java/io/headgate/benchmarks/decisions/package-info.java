/** Routing alone between its topics and its database. */
@NullMarked
package io.headgate.benchmarks.decisions;

import org.jspecify.annotations.NullMarked;
