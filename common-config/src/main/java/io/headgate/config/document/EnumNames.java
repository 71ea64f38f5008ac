package io.headgate.config.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words by which the constants of an enum are written; case and the choice of dash or underscore do not matter. */
public final class EnumNames {

    private static final ClassValue<EnumNames> NAMES = new ClassValue<>() {
        @Override
        protected EnumNames computeValue(Class<?> type) {
            return new EnumNames(type);
        }
    };

    private final Map<String, Object> byWord = new LinkedHashMap<>();
    private final Map<Object, String> words = new LinkedHashMap<>();

    private EnumNames(Class<?> type) {
        for (var constant : type.getEnumConstants()) {
            var word = word(type, ((Enum<?>) constant).name());
            byWord.put(normal(word), constant);
            words.put(constant, word);
        }
    }

    public static EnumNames of(Class<?> type) {
        return NAMES.get(type);
    }

    /** The word of one constant. */
    public static String word(Enum<?> constant) {
        return NAMES.get(constant.getDeclaringClass()).words.getOrDefault(constant, constant.name());
    }

    Optional<Object> constant(String word) {
        return Optional.ofNullable(byWord.get(normal(word)));
    }

    public List<String> words() {
        return List.copyOf(words.values());
    }

    private static String normal(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    private static String word(Class<?> type, String name) {
        try {
            var annotation = type.getField(name).getAnnotation(JsonProperty.class);
            return annotation == null ? name.toLowerCase(Locale.ROOT) : annotation.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
