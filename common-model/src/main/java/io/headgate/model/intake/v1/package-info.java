/** What intake-service says; only it constructs these. */
@NullMarked
package io.headgate.model.intake.v1;

import org.jspecify.annotations.NullMarked;
