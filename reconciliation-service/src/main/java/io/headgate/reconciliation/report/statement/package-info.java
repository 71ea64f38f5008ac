/** One party's movements over some days, with the balance after each. */
@NullMarked
package io.headgate.reconciliation.report.statement;

import org.jspecify.annotations.NullMarked;
