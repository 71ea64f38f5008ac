/** The entries and returns of one lead. */
@NullMarked
package io.headgate.reconciliation.report.lead;

import org.jspecify.annotations.NullMarked;
