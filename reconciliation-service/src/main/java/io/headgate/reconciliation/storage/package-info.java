/** Tables and locks that several features share. */
@NullMarked
package io.headgate.reconciliation.storage;

import org.jspecify.annotations.NullMarked;
