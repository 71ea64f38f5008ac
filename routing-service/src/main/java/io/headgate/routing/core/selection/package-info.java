/** How a step chooses among eligible candidates: one strategy per algorithm. */
@NullMarked
package io.headgate.routing.core.selection;

import org.jspecify.annotations.NullMarked;
