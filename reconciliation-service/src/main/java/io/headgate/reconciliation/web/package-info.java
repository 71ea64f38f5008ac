/** What every list and every client's call shares: API keys, cursors, ranges of time. */
@NullMarked
package io.headgate.reconciliation.web;

import org.jspecify.annotations.NullMarked;
