/** Replays: the last days decided again under another configuration, run in the background. */
@NullMarked
package io.headgate.routing.simulation.replay;

import org.jspecify.annotations.NullMarked;
