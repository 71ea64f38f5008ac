/** Publishing a draft, or an older version again: checked, written with its announcement, one at a time. */
@NullMarked
package io.headgate.portal.configuration.publish;

import org.jspecify.annotations.NullMarked;
