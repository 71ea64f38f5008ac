package io.headgate.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;

/** Reads the shipped files, which hold no quotes and no commas within a field. */
final class Rows {

    private Rows() {}

    /** Every line but the header, cut at the commas; the array is reused from line to line. */
    static void csv(String file, int columns, Consumer<String[]> row) {
        var cells = new String[columns];
        var header = new boolean[] {true};
        lines(file, line -> {
            if (header[0]) {
                header[0] = false;
                return;
            }
            var from = 0;
            for (var i = 0; i < columns - 1; i++) {
                var comma = line.indexOf(',', from);
                cells[i] = line.substring(from, comma);
                from = comma + 1;
            }
            cells[columns - 1] = line.substring(from);
            row.accept(cells);
        });
    }

    static void lines(String file, Consumer<String> line) {
        var stream = Objects.requireNonNull(Rows.class.getResourceAsStream(file), file);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8), 1 << 16)) {
            for (var next = reader.readLine(); next != null; next = reader.readLine()) {
                if (!next.isEmpty()) {
                    line.accept(next);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A plain decimal as a whole number of its last digit, so that -97.7539 with four decimals is -977539. */
    static int fixedPoint(String text, int decimals) {
        var negative = text.charAt(0) == '-';
        var value = 0;
        var left = -1;
        for (var i = negative ? 1 : 0; i < text.length() && left != 0; i++) {
            var c = text.charAt(i);
            if (c == '.') {
                left = decimals;
            } else {
                value = value * 10 + (c - '0');
                left--;
            }
        }
        for (var missing = left < 0 ? decimals : left; missing > 0; missing--) {
            value *= 10;
        }
        return negative ? -value : value;
    }
}
