/** The rules that keep a candidate out, in their one order, and the exclusion that each of them gives. */
@NullMarked
package io.headgate.routing.core.eligibility;

import org.jspecify.annotations.NullMarked;
