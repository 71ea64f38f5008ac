/** Settings and wiring of the kit. */
@NullMarked
package io.headgate.outbound.config;

import org.jspecify.annotations.NullMarked;
