package io.headgate.intake.core;

/** One value after normalisation: its normal form, nothing at all (blank), or what is wrong with it. */
sealed interface Normal {

    /** The normal form: String, Boolean, Long, BigDecimal or a list of String. */
    record Value(Object value) implements Normal {}

    /** Sent, but blank: the same as not sent. */
    record Absent() implements Normal {}

    /** Not usable; the detail says what would be, and never repeats what was sent. */
    record Wrong(ErrorCode code, String detail) implements Normal {}

    Normal ABSENT = new Absent();

    static Normal ofText(String text) {
        return text.isEmpty() ? ABSENT : new Value(text);
    }

    static Normal wrong(ErrorCode code, String detail) {
        return new Wrong(code, detail);
    }
}
