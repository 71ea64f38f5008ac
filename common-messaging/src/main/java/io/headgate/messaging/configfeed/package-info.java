/** Follows the published configuration: a service serves with the version that it has stored. */
@NullMarked
package io.headgate.messaging.configfeed;

import org.jspecify.annotations.NullMarked;
