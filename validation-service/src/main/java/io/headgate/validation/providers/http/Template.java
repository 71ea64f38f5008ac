package io.headgate.validation.providers.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text with fields in braces. */
record Template(List<Part> parts) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z0-9_.]*)}");

    /** A piece of text that stands as it is, or the name of a field. */
    record Part(String text, boolean isField) {}

    /** The rendered text, or the first field that has no value. */
    record Rendered(String text, @Nullable String missing) {}

    Template {
        parts = List.copyOf(parts);
    }

    static Template parse(String text) {
        var parts = new ArrayList<Part>();
        var placeholder = PLACEHOLDER.matcher(text);
        var end = 0;
        while (placeholder.find()) {
            parts.add(new Part(text.substring(end, placeholder.start()), false));
            parts.add(new Part(placeholder.group(1), true));
            end = placeholder.end();
        }
        parts.add(new Part(text.substring(end), false));
        return new Template(parts);
    }

    Rendered render(FieldValues values, UnaryOperator<String> escape) {
        var out = new StringBuilder();
        for (var part : parts) {
            if (!part.isField()) {
                out.append(part.text());
                continue;
            }
            var value = values.find(part.text());
            if (value == null) {
                return new Rendered("", part.text());
            }
            out.append(escape.apply(value));
        }
        return new Rendered(out.toString(), null);
    }

    /** Gives the value of a field, or null when the lead has none. */
    @FunctionalInterface
    interface FieldValues {
        @Nullable
        String find(String field);
    }
}
