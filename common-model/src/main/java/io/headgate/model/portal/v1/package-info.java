/** What portal-service (the control plane) says on the configuration topic; only it constructs these. */
@NullMarked
package io.headgate.model.portal.v1;

import org.jspecify.annotations.NullMarked;
