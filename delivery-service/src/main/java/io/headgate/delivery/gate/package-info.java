/** What stands before each endpoint: permits, rate, breaker. One endpoint, however slow, never delays another. */
@NullMarked
package io.headgate.delivery.gate;

import org.jspecify.annotations.NullMarked;
