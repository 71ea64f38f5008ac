/** When an endpoint is open: one reading of the document's hours for the validator, routing and the portal. */
@NullMarked
package io.headgate.config.hours;

import org.jspecify.annotations.NullMarked;
