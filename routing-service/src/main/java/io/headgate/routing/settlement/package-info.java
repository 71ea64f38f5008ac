/** What becomes of a slot after its delivery ended, or after the work on its lead did. */
@NullMarked
package io.headgate.routing.settlement;

import org.jspecify.annotations.NullMarked;
