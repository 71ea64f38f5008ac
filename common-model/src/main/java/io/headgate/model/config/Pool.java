package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** Where a step takes its candidates from. In the document: the word territory, or a list of endpoint ids. */
public sealed interface Pool {

    /** The holders of rights over the lead's location. */
    record Territories() implements Pool {}

    /** These endpoints, wherever the lead is. */
    record Endpoints(List<String> ids) implements Pool {
        public Endpoints {
            ids = List.copyOf(ids);
        }
    }

    /** Reads the document's form; anything else than the word territory or a list of ids is refused. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Pool of(Object written) {
        if (written instanceof List<?> ids) {
            return new Endpoints(ids.stream().map(String::valueOf).toList());
        }
        if ("territory".equals(written)) {
            return new Territories();
        }
        throw new IllegalArgumentException("a pool is the word territory or a list of endpoint ids");
    }

    /** The document's form. */
    @JsonValue
    default Object written() {
        return switch (this) {
            case Territories() -> "territory";
            case Endpoints(var ids) -> ids;
        };
    }
}
