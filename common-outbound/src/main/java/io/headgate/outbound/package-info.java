/** The kit for every call to somebody else's machine: see the module's README. */
@NullMarked
package io.headgate.outbound;

import org.jspecify.annotations.NullMarked;
