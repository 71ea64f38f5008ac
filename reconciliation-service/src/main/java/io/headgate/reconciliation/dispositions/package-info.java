/** What became of delivered leads, as their clients say. */
@NullMarked
package io.headgate.reconciliation.dispositions;

import org.jspecify.annotations.NullMarked;
