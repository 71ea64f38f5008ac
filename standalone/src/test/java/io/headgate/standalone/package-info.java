/** The launcher, with services that only say where they are. */
@NullMarked
package io.headgate.standalone;

import org.jspecify.annotations.NullMarked;
