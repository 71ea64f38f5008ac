/** Where a change is live already: asked of the services that it concerns. */
@NullMarked
package io.headgate.portal.live;

import org.jspecify.annotations.NullMarked;
