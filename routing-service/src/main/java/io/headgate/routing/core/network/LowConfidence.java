package io.headgate.routing.core.network;

import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.text.TraceText;

/**
 * A finding that a lead, whose ZIP is not sure, probably lies outside an exclusive right.
 *
 * @param certainty how surely it lies within, 0 to 1
 * @param needed how surely it has to
 * @param found the certainty in words
 */
public record LowConfidence(double certainty, double needed, String found) {

    public Exclusion exclusion() {
        return Exclusion.of(
                ReasonCode.LOCATION_TOO_UNCERTAIN,
                _ -> new ComparedValues(
                        found,
                        "at least " + TraceText.hundredths(needed),
                        "holds it exclusively, and the lead's place is not certain enough for that (" + found + ")"));
    }
}
