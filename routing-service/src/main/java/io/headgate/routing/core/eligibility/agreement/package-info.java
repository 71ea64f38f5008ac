/** Rules about what is configured or agreed: rights, orders, prices, delivery and who was sent before. */
@NullMarked
package io.headgate.routing.core.eligibility.agreement;

import org.jspecify.annotations.NullMarked;
