/** The seam between an attempt and the way it takes: what a delivery method has to be able to do. */
@NullMarked
package io.headgate.delivery.transport;

import org.jspecify.annotations.NullMarked;
