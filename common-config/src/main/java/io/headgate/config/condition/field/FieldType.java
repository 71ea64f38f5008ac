package io.headgate.config.condition.field;

/** What a field of a lead holds. */
public enum FieldType {
    TEXT,
    NUMBER,
    BOOLEAN,
    DATE,
    /** Sources declare it with different types, so any comparison may be meant. */
    MIXED
}
