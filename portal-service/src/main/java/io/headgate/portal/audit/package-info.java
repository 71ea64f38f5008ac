/** The append-only record of who changed what. */
@NullMarked
package io.headgate.portal.audit;

import org.jspecify.annotations.NullMarked;
