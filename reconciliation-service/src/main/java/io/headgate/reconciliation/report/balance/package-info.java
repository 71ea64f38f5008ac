/** What is owed to each vendor and by each client. */
@NullMarked
package io.headgate.reconciliation.report.balance;

import org.jspecify.annotations.NullMarked;
