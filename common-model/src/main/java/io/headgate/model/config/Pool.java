package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;

/**
 * Where a step takes its candidates from. In the document: the word territory, the word orders, a tag as in
 * {@code {tag: premium}}, or a list of endpoint ids.
 */
public sealed interface Pool {

    /** The holders of rights over the lead's location. */
    record Territories() implements Pool {}

    /** Those who ordered such leads. */
    record Orders() implements Pool {}

    /** Every endpoint with this tag, wherever the lead is. */
    record Tagged(String tag) implements Pool {}

    /** These endpoints, wherever the lead is. */
    record Endpoints(List<String> ids) implements Pool {
        public Endpoints {
            ids = List.copyOf(ids);
        }
    }

    /** Reads the document's form; anything else is refused. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Pool of(Object written) {
        return switch (written) {
            case List<?> ids -> new Endpoints(ids.stream().map(String::valueOf).toList());
            case Map<?, ?> map when map.size() == 1 && map.get("tag") instanceof String tag -> new Tagged(tag);
            case String word when word.equals("territory") -> new Territories();
            case String word when word.equals("orders") -> new Orders();
            default ->
                throw new IllegalArgumentException(
                        "a pool is the word territory, the word orders, a tag, or a list of endpoint ids");
        };
    }

    /** The document's form. */
    @JsonValue
    default Object written() {
        return switch (this) {
            case Territories() -> "territory";
            case Orders() -> "orders";
            case Tagged(var tag) -> Map.of("tag", tag);
            case Endpoints(var ids) -> ids;
        };
    }
}
