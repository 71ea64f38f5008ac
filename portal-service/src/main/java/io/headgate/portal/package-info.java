/** The control plane's application. */
@NullMarked
package io.headgate.portal;

import org.jspecify.annotations.NullMarked;
