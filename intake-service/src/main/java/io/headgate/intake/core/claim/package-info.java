/** What a recorded lead takes of its source's caps, and what it says of its person to later leads. */
@NullMarked
package io.headgate.intake.core.claim;

import org.jspecify.annotations.NullMarked;
