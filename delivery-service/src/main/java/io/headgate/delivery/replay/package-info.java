/** Sending a delivery again because an operator says so. */
@NullMarked
package io.headgate.delivery.replay;

import org.jspecify.annotations.NullMarked;
