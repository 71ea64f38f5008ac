/** Load, floors and faults in one run: figures are ratios, because machines differ and are shared. */
@NullMarked
package io.headgate.benchmarks;

import org.jspecify.annotations.NullMarked;
