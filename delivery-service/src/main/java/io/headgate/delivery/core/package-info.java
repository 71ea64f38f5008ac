/** What an answer means, what happens next, what may be connected to and what may be stored: pure, no framework, no I/O. */
@NullMarked
package io.headgate.delivery.core;

import org.jspecify.annotations.NullMarked;
