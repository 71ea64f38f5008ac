package io.headgate.service.web;

import org.jspecify.annotations.Nullable;

/** Keeps a spreadsheet from running a text cell of a CSV file as a formula. */
public final class FormulaGuard {

    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private FormulaGuard() {}

    /** The cell for a text that may come from others; amounts need no guard, and a minus before them is theirs. */
    public static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
