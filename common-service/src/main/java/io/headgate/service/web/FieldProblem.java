package io.headgate.service.web;

/** One bad field of a request; the detail says what would be right and never repeats the value. */
public record FieldProblem(String field, String code, String detail) {}
