/** What became of delivered leads, as operators bring it. */
@NullMarked
package io.headgate.portal.dispositions;

import org.jspecify.annotations.NullMarked;
