/** What clients call: their deliveries and their returns. */
@NullMarked
package io.headgate.reconciliation.returns;

import org.jspecify.annotations.NullMarked;
