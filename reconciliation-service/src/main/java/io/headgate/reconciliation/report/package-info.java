/** What finance reads, one package each: a report is registered by being a {@code FinanceReport}, and sent row by row. */
@NullMarked
package io.headgate.reconciliation.report;

import org.jspecify.annotations.NullMarked;
