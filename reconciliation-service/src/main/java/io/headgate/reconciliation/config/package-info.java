/** Wiring and metrics. */
@NullMarked
package io.headgate.reconciliation.config;

import org.jspecify.annotations.NullMarked;
