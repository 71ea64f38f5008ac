/** The fields that conditions can ask for, and the values that a lead has in them. */
@NullMarked
package io.headgate.config.condition.field;

import org.jspecify.annotations.NullMarked;
