package io.headgate.intake.core.reading;

import io.headgate.intake.core.normalisation.CanonicalJson;
import io.headgate.intake.core.normalisation.CleanText;
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

    // More than any source's agreement; a body beyond is made to hurt.
    private static final int LONGEST_NAME = 300;
    private static final int MOST_FIELDS = 2_000;

    /** The body has more or longer names than any real submission. */
    public static final class TooWideException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooWideException() {
            super("too many fields, or too long names");
        }
    }

    /**
     * Flattens nested maps; lists stay values.
     *
     * @throws TooWideException before much work is done, when there are too many fields or too long names
     */
    public static FlatBody of(Map<String, ? extends @Nullable Object> body) {
        var flat = new LinkedHashMap<String, Object>();
        body.forEach((name, value) -> put(flat, dotted(name), value));
        return new FlatBody(flat);
    }

    private static void put(Map<String, Object> flat, String path, @Nullable Object value) {
        if (path.length() > LONGEST_NAME || flat.size() > MOST_FIELDS) {
            throw new TooWideException();
        }
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
        if (name.length() > LONGEST_NAME) {
            throw new TooWideException();
        }
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
