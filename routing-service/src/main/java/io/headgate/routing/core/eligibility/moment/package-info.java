/** Rules about the moment: earlier rounds, pauses, health, opening hours, caps and their pace. */
@NullMarked
package io.headgate.routing.core.eligibility.moment;

import org.jspecify.annotations.NullMarked;
