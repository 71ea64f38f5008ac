/** What the services' own statements and transactions share: work after a commit. */
@NullMarked
package io.headgate.messaging.database;

import org.jspecify.annotations.NullMarked;
