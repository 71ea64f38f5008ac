package io.headgate.service.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many items of a list one answer holds. */
public final class Limits {

    private Limits() {}

    /** The same, and the standard number where none is asked for. */
    public static int checked(@Nullable Integer asked, int standard, int most) {
        return asked == null ? standard : checked(asked.intValue(), most);
    }

    /**
     * The number asked for.
     *
     * @throws ProblemException 400 when it is not from 1 to {@code most}: whoever asks for more than there can be would
     *     take the first part for the whole
     */
    public static int checked(int asked, int most) {
        if (asked < 1 || asked > most) {
            throw new ProblemException(
                    ProblemCode.BAD_PARAMETER,
                    "Some parameters are not right.",
                    List.of(new FieldProblem("limit", "OUT_OF_RANGE", "A whole number from 1 to %d.".formatted(most))));
        }
        return asked;
    }
}
