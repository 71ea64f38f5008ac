/** Wiring: the live sources, the settings, the metrics. */
@NullMarked
package io.headgate.intake.config;

import org.jspecify.annotations.NullMarked;
