/** Where the secrets that configuration refers to are opened. */
@NullMarked
package io.headgate.outbound.secret;

import org.jspecify.annotations.NullMarked;
