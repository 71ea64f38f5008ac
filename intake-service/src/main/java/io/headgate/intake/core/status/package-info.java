/** Where a lead is in its life, as its source sees it, and the facts that move it. */
@NullMarked
package io.headgate.intake.core.status;

import org.jspecify.annotations.NullMarked;
