package io.headgate.model.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount: micros (10⁻⁶ of the currency's unit) plus an ISO 4217 code. In JSON
 * {@code {"amount":"42.00","currency":"USD"}}; never a binary fraction.
 */
public record Money(long micros, String currency) {

    private static final int SCALE = 6;
    private static final int SHOWN_DECIMALS = 2;

    public Money {
        if (currency.length() != 3) {
            throw new IllegalArgumentException("currency must be an ISO 4217 code");
        }
    }

    /**
     * Reads a decimal string.
     *
     * @throws ArithmeticException when the amount has more than six decimals or does not fit
     * @throws NumberFormatException when it is no decimal number
     */
    @JsonCreator
    public static Money of(@JsonProperty("amount") String amount, @JsonProperty("currency") String currency) {
        return new Money(new BigDecimal(amount).movePointRight(SCALE).longValueExact(), currency);
    }

    /** The decimal string: two decimals, more only when the amount has them. */
    @JsonProperty("amount")
    public String amount() {
        var plain = BigDecimal.valueOf(micros, SCALE).stripTrailingZeros();
        return (plain.scale() < SHOWN_DECIMALS ? plain.setScale(SHOWN_DECIMALS, RoundingMode.UNNECESSARY) : plain)
                .toPlainString();
    }

    @JsonProperty("currency")
    @Override
    public String currency() {
        return currency;
    }

    @com.fasterxml.jackson.annotation.JsonIgnore
    @Override
    public long micros() {
        return micros;
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(micros, other.micros), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(micros), currency);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("amounts of two currencies cannot be added");
        }
    }
}
