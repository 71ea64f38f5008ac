/** What the statements and transactions of all services share: parameters, work after a commit, what a failure says. */
@NullMarked
package io.headgate.messaging.database;

import org.jspecify.annotations.NullMarked;
