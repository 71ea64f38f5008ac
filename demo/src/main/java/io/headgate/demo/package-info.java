/**
 * A believable national network to look at: it configures Headgate, plays its endpoints and posts its leads, all
 * through the public API. Nothing of it is in the services.
 */
@NullMarked
package io.headgate.demo;

import org.jspecify.annotations.NullMarked;
