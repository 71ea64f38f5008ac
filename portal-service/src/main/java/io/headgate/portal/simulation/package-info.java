/** Decisions without side effects. */
@NullMarked
package io.headgate.portal.simulation;

import org.jspecify.annotations.NullMarked;
