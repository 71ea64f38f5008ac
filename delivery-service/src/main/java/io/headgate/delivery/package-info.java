/** delivery-service: brings one allocation to one endpoint, and says how that ended. */
@NullMarked
package io.headgate.delivery;

import org.jspecify.annotations.NullMarked;
