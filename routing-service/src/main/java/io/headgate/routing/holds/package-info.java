/** The leads that wait for a time, for capacity or for a person, and what people do with them. */
@NullMarked
package io.headgate.routing.holds;

import org.jspecify.annotations.NullMarked;
