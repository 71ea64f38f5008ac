/** The servers are started for real. */
@NullMarked
package io.headgate.embedded;

import org.jspecify.annotations.NullMarked;
