package io.headgate.messaging.database;

import org.jspecify.annotations.Nullable;

/** Constants in columns of text: by their name, and NULL where there is none. */
public final class EnumText {

    private EnumText() {}

    /** The text that a column holds for the constant. */
    public static @Nullable String nameOf(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    /**
     * The constant that a column's text stands for.
     *
     * @throws IllegalArgumentException when there is no such constant: the row was written by a later version, or by hand
     */
    public static <E extends Enum<E>> @Nullable E constantOf(Class<E> type, @Nullable String text) {
        return text == null ? null : Enum.valueOf(type, text);
    }
}
