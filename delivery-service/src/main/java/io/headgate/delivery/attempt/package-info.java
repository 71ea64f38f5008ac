/** One attempt from the permit to its record. */
@NullMarked
package io.headgate.delivery.attempt;

import org.jspecify.annotations.NullMarked;
