/** Pausing an endpoint or a source at once: pause and resume without a publish. */
@NullMarked
package io.headgate.portal.pause;

import org.jspecify.annotations.NullMarked;
