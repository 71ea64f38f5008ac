/** Which endpoint was sent which person, so that none is sent the same person twice within its window. */
@NullMarked
package io.headgate.routing.dedupe;

import org.jspecify.annotations.NullMarked;
