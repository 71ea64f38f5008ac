/** Rehearsals: one lead under any configuration, and what really happened under another one. Nothing is ever taken. */
@NullMarked
package io.headgate.routing.simulation;

import org.jspecify.annotations.NullMarked;
