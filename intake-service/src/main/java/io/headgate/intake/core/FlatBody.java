package io.headgate.intake.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A submission as one level of dotted names, whatever it came as: nested JSON, flat JSON ({@code address.zip}), form
 * fields ({@code address[zip]}) or query parameters. Nulls count as not sent.
 */
public record FlatBody(Map<String, Object> fields) {

    public FlatBody {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Flattens nested maps; lists stay values. */
    public static FlatBody of(Map<String, ? extends @Nullable Object> body) {
        var flat = new LinkedHashMap<String, Object>();
        body.forEach((name, value) -> put(flat, dotted(name), value));
        return new FlatBody(flat);
    }

    private static void put(Map<String, Object> flat, String path, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Map<?, ?> group
            when !group.isEmpty() ->
                group.forEach((name, inner) -> put(flat, path + "." + dotted(String.valueOf(name)), inner));
            case Map<?, ?> _ -> flat.put(path, Map.of());
            case List<?> list -> flat.put(path, list);
            default -> flat.put(path, value);
        }
    }

    // Form posters of the PHP kind write address[zip] and sellers[].
    private static String dotted(String name) {
        var clean = CleanText.line(name);
        return clean.indexOf('[') < 0
                ? clean
                : clean.replace("[]", "").replace('[', '.').replace("]", "");
    }

    /** The submission in one canonical spelling, whatever the order of its fields: what a fingerprint is taken of. */
    public String canonical() {
        return CanonicalJson.write(fields);
    }
}
