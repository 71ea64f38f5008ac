/** The condition language of filters and steps: parsed with exact positions, checked against known fields, compiled. */
@NullMarked
package io.headgate.config.condition;

import org.jspecify.annotations.NullMarked;
