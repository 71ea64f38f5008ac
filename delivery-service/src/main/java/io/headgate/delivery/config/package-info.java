/** Settings, metrics and the wiring of the pure core. */
@NullMarked
package io.headgate.delivery.config;

import org.jspecify.annotations.NullMarked;
