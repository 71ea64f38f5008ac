/** Deletes what has been kept for long enough. */
@NullMarked
package io.headgate.messaging.retention;

import org.jspecify.annotations.NullMarked;
