package io.headgate.config.hours;

/**
 * A day or a span that cannot be read.
 *
 * @param day the key within the hours
 * @param span the position of the span within the day, or -1 when the day itself is wrong
 */
public record HoursProblem(String day, int span, String detail) {}
