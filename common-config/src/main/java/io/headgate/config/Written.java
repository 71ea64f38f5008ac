package io.headgate.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A document as it was written, before anything is known of its meaning. */
sealed interface Written {

    record Mapping(Map<String, Written> entries) implements Written {}

    record Sequence(List<Written> items) implements Written {}

    record Text(String value) implements Written {}

    record Number(BigDecimal value) implements Written {}

    record Bool(boolean value) implements Written {}

    record Nothing() implements Written {}

    default String kind() {
        return switch (this) {
            case Mapping _ -> "a mapping";
            case Sequence _ -> "a list";
            case Text _ -> "text";
            case Number _ -> "a number";
            case Bool _ -> "true or false";
            case Nothing() -> "nothing";
        };
    }
}
