package io.headgate.config.condition;

import java.math.BigDecimal;

/** A value written in a condition. */
public sealed interface Literal {

    record Text(String value) implements Literal {}

    record Decimal(double value, String written) implements Literal {

        public static Decimal of(BigDecimal number) {
            return new Decimal(number.doubleValue(), number.toPlainString());
        }
    }

    record Bool(boolean value) implements Literal {}

    /** The value as people read it. */
    default String shown() {
        return switch (this) {
            case Text(var value) -> value;
            case Decimal(var _, var written) -> written;
            case Bool(var value) -> value ? "yes" : "no";
        };
    }

    default String kind() {
        return switch (this) {
            case Text _ -> "text";
            case Decimal _ -> "a number";
            case Bool _ -> "true or false";
        };
    }
}
