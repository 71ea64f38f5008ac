/** The other ways to decide the same leads that the engine is compared with: plain scan, SQL, Drools. */
@NullMarked
package io.headgate.benchmarks.decide.compared;

import org.jspecify.annotations.NullMarked;
