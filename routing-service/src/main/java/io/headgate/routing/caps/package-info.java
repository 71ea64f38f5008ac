/** The counters of caps in PostgreSQL: opened, read, locked, written back and audited. */
@NullMarked
package io.headgate.routing.caps;

import org.jspecify.annotations.NullMarked;
