/** Networks of any size, what happened in them so far, and leads for them, all from a seed. */
@NullMarked
package io.headgate.benchmarks.decide.generated;

import org.jspecify.annotations.NullMarked;
