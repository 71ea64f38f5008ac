/** The decision alone: the engine beside other ways to find the same answers, on one network that grows. */
@NullMarked
package io.headgate.benchmarks.decide;

import org.jspecify.annotations.NullMarked;
