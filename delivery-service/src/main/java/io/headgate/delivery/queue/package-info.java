/** The tables of deliveries and attempts, and what is published about them. */
@NullMarked
package io.headgate.delivery.queue;

import org.jspecify.annotations.NullMarked;
