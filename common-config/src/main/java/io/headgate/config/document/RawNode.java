package io.headgate.config.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A document as it was written, before anything is known of its meaning. */
public sealed interface RawNode {

    record Mapping(Map<String, RawNode> entries) implements RawNode {}

    record Sequence(List<RawNode> items) implements RawNode {}

    record Text(String value) implements RawNode {}

    record Number(BigDecimal value) implements RawNode {}

    record Bool(boolean value) implements RawNode {}

    record Nothing() implements RawNode {}

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
