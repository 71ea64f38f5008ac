/** What happened, read from the event journal, and the counters and slots that follow from it, in memory. */
@NullMarked
package io.headgate.routing.simulation.state;

import org.jspecify.annotations.NullMarked;
