/** Wiring and metrics. */
@NullMarked
package io.headgate.validation.config;

import org.jspecify.annotations.NullMarked;
