/** What became of a lead: the projection of the facts and everything that reads it. */
@NullMarked
package io.headgate.intake.status;

import org.jspecify.annotations.NullMarked;
