/** The smallest application that a launcher can start. */
@NullMarked
package io.headgate.standalone.tiny;

import org.jspecify.annotations.NullMarked;
