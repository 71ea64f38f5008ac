/** Who may call what: the security chain and the role matrix. */
@NullMarked
package io.headgate.portal.access;

import org.jspecify.annotations.NullMarked;
