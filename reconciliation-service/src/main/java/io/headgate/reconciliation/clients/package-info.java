/** Who calls from outside: a client, known by its API key. */
@NullMarked
package io.headgate.reconciliation.clients;

import org.jspecify.annotations.NullMarked;
