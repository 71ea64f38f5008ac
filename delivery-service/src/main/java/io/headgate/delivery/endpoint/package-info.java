/** The endpoints as the published configuration describes them now, ready to use. */
@NullMarked
package io.headgate.delivery.endpoint;

import org.jspecify.annotations.NullMarked;
