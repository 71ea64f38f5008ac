/** How routing writes what belongs together in one statement. */
@NullMarked
package io.headgate.routing.database;

import org.jspecify.annotations.NullMarked;
