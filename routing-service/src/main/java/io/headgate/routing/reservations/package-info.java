/** The slots that endpoints hold of leads, and what each slot takes from which counter. */
@NullMarked
package io.headgate.routing.reservations;

import org.jspecify.annotations.NullMarked;
