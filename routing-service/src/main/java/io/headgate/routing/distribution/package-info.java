/** Decides validated leads within exact caps, settles what deliveries report, and keeps the leads that wait. */
@NullMarked
package io.headgate.routing.distribution;

import org.jspecify.annotations.NullMarked;
