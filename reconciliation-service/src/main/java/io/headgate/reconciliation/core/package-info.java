/** What money moves and which returns count: pure rules, no I/O. */
@NullMarked
package io.headgate.reconciliation.core;

import org.jspecify.annotations.NullMarked;
