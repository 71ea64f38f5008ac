/** The network that decides now, with the state of its endpoints and the waiting times that it sets. */
@NullMarked
package io.headgate.routing.live;

import org.jspecify.annotations.NullMarked;
