/** Turns a lead into the exact bytes that an endpoint gets; no I/O. */
@NullMarked
package io.headgate.delivery.connector;

import org.jspecify.annotations.NullMarked;
