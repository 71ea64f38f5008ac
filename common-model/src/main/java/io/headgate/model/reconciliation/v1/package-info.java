/** What reconciliation-service says; only it constructs these. */
@NullMarked
package io.headgate.model.reconciliation.v1;

import org.jspecify.annotations.NullMarked;
