/** One class for each event that moves money: which accounts it moves. */
@NullMarked
package io.headgate.reconciliation.core.posting;

import org.jspecify.annotations.NullMarked;
