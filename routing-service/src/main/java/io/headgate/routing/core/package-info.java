/** The decision, pure: a compiled network, a lead, counters and an instant in; a decision with its whole trace out. */
@NullMarked
package io.headgate.routing.core;

import org.jspecify.annotations.NullMarked;
