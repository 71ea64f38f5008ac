package io.headgate.intake.core.normalisation;

/** What is wrong with a field: the closed list of codes in a 422 answer. */
public enum ErrorCode {
    REQUIRED,
    WRONG_TYPE,
    NOT_ALLOWED,
    TOO_LONG,
    BAD_FORMAT,
    OUT_OF_RANGE
}
