/** The decision about a batch of leads in one transaction, from the event on the topic to what is announced. */
@NullMarked
package io.headgate.routing.decision;

import org.jspecify.annotations.NullMarked;
