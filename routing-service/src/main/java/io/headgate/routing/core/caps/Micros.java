package io.headgate.routing.core.caps;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of the configuration in millionths of the currency's unit, in which money is counted. */
public final class Micros {

    private static final int DECIMALS = 6;

    private Micros() {}

    public static long of(BigDecimal amount) {
        return amount.movePointRight(DECIMALS).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
