/** The people of this installation, their passwords and their tokens: kept, managed and recognised. */
@NullMarked
package io.headgate.portal.access.account;

import org.jspecify.annotations.NullMarked;
