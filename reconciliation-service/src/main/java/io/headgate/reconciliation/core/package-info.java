/** Agreements, and what they say of leads, returns and dispositions: pure rules, no I/O. */
@NullMarked
package io.headgate.reconciliation.core;

import org.jspecify.annotations.NullMarked;
