/** The only code that opens a socket to somebody else's machine. */
@NullMarked
package io.headgate.outbound.http;

import org.jspecify.annotations.NullMarked;
