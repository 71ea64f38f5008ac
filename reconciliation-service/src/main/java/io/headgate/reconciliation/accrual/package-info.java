/** Costs and charges, as the stream's facts cause them. */
@NullMarked
package io.headgate.reconciliation.accrual;

import org.jspecify.annotations.NullMarked;
