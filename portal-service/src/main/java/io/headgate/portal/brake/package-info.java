/** The emergency brake: pause and resume without a publish. */
@NullMarked
package io.headgate.portal.brake;

import org.jspecify.annotations.NullMarked;
