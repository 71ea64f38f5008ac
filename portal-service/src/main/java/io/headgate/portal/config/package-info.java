/** Settings and metrics of the portal. */
@NullMarked
package io.headgate.portal.config;

import org.jspecify.annotations.NullMarked;
