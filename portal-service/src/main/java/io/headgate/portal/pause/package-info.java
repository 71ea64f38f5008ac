/** The emergency brake: pause and resume without a publish. */
@NullMarked
package io.headgate.portal.pause;

import org.jspecify.annotations.NullMarked;
