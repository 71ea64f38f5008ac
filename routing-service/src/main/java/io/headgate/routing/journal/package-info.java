/** Everything that decisions depended on, in the order in which it took effect, so that they can be made again. */
@NullMarked
package io.headgate.routing.journal;

import org.jspecify.annotations.NullMarked;
