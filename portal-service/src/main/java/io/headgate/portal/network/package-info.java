/** Endpoints and sources with their meters. */
@NullMarked
package io.headgate.portal.network;

import org.jspecify.annotations.NullMarked;
