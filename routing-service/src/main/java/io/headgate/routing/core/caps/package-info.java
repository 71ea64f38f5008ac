/** Caps and the counters behind them: what is counted, in which window, up to which limit. */
@NullMarked
package io.headgate.routing.core.caps;

import org.jspecify.annotations.NullMarked;
