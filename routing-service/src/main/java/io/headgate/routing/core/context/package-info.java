/** What one decision is made on: the lead, its earlier rounds and the readings of the moment. */
@NullMarked
package io.headgate.routing.core.context;

import org.jspecify.annotations.NullMarked;
