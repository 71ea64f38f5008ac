/** The agreements of every configuration version, kept. */
@NullMarked
package io.headgate.reconciliation.ratecard;

import org.jspecify.annotations.NullMarked;
