package io.headgate.routing.core;

import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.Exclusion.Said;

/**
 * That a lead, whose ZIP is not sure, may well lie outside of an exclusive right.
 *
 * @param certainty how surely it lies within, 0 to 1
 * @param needed how surely it has to
 * @param found the same in words
 */
record Doubt(double certainty, double needed, String found) {

    Exclusion exclusion() {
        return Exclusion.of(
                ReasonCode.LOCATION_TOO_UNCERTAIN,
                _ -> new Said(
                        found,
                        "at least " + Words.hundredths(needed),
                        "holds it exclusively, and the lead's place is not certain enough for that (" + found + ")"));
    }
}
