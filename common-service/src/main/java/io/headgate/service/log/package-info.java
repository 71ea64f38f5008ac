/** One canonical structured line per unit of work, without personal data. */
@NullMarked
package io.headgate.service.log;

import org.jspecify.annotations.NullMarked;
