/** routing-service: which endpoint gets which lead, exactly within every cap, and why. */
@NullMarked
package io.headgate.routing;

import org.jspecify.annotations.NullMarked;
