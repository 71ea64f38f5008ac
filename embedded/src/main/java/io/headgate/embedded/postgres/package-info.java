/** One PostgreSQL as a child process, from the binaries of the class path. */
@NullMarked
package io.headgate.embedded.postgres;

import org.jspecify.annotations.NullMarked;
