/** The queue of deliveries, the gates before the endpoints, and the one path of an attempt: claim, send, record. */
@NullMarked
package io.headgate.delivery.dispatch;

import org.jspecify.annotations.NullMarked;
