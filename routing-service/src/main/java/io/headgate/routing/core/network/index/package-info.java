/** Indexes that find the areas over a place without scanning. */
@NullMarked
package io.headgate.routing.core.network.index;

import org.jspecify.annotations.NullMarked;
