/** What a publish costs before anything decides by it, phase by phase. */
@NullMarked
package io.headgate.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
