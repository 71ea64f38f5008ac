/** How much may be asked of one receiver: at once, per second, and not at all while it is in trouble. */
@NullMarked
package io.headgate.outbound.limit;

import org.jspecify.annotations.NullMarked;
