/** Whose report it is: names and zones of vendors and clients, and which accounts are theirs. */
@NullMarked
package io.headgate.reconciliation.report.party;

import org.jspecify.annotations.NullMarked;
