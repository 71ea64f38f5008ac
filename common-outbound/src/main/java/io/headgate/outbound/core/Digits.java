package io.headgate.outbound.core;

import java.math.BigDecimal;

/** Writes values as text with every digit in its place, never as 1.2E19. */
public final class Digits {

    private static final int MOST = 100;

    private Digits() {}

    public static String writeText(Object value) {
        return switch (value) {
            case BigDecimal number when Math.abs((long) number.scale()) <= MOST -> number.toPlainString();
            case Double number when Double.isFinite(number) -> writeText(BigDecimal.valueOf(number));
            case Float number when Float.isFinite(number) -> writeText(new BigDecimal(number.toString()));
            default -> value.toString();
        };
    }
}
