/** The form of an event on the wire: JSON, CloudEvents headers, ids, trace context. */
@NullMarked
package io.headgate.messaging.event;

import org.jspecify.annotations.NullMarked;
