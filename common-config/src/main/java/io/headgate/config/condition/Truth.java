package io.headgate.config.condition;

/** What can be proved of a condition without knowing the lead. */
public enum Truth {
    /** Every lead meets it. */
    ALWAYS,
    /** No lead can meet it. */
    NEVER,
    /** It depends on the lead, or nothing was proved. */
    DEPENDS
}
