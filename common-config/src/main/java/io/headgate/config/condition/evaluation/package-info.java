/** Compiled conditions: asked for every lead, from any thread. */
@NullMarked
package io.headgate.config.condition.evaluation;

import org.jspecify.annotations.NullMarked;
