package io.headgate.model.validation.v1;

/** What a check says of a lead. */
public enum Verdict {
    PASS,
    FLAG,
    FAIL,
    UNAVAILABLE
}
