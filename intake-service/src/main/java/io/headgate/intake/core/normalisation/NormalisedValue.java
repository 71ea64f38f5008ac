package io.headgate.intake.core.normalisation;

/** One value after normalisation: its normal form, nothing at all (blank), or what is wrong with it. */
sealed interface NormalisedValue {

    /** The normal form: String, Boolean, Long, BigDecimal or a list of String. */
    record Value(Object value) implements NormalisedValue {}

    /** Sent, but blank: the same as not sent. */
    record Absent() implements NormalisedValue {}

    /** Not usable; the detail says what would be, and never repeats what was sent. */
    record Wrong(ErrorCode code, String detail) implements NormalisedValue {}

    NormalisedValue ABSENT = new Absent();

    static NormalisedValue ofText(String text) {
        return text.isEmpty() ? ABSENT : new Value(text);
    }

    static NormalisedValue wrong(ErrorCode code, String detail) {
        return new Wrong(code, detail);
    }
}
