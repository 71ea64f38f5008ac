/** What an outbound call may reach, what it asks, and what its answer holds; all of it without I/O. */
@NullMarked
package io.headgate.outbound.core;

import org.jspecify.annotations.NullMarked;
