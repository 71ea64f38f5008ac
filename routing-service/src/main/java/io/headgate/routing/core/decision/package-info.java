/** The engine: walks the plan for a lead and returns the decision. */
@NullMarked
package io.headgate.routing.core.decision;

import org.jspecify.annotations.NullMarked;
