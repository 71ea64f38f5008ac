package io.headgate.reference;

import java.text.Normalizer;

/** Brings the spellings of one place's name together: case, punctuation, accents, Saint, Fort and Mount. */
final class PlaceName {

    private PlaceName() {}

    static String normalise(String name) {
        var plain = isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFD);
        var out = new StringBuilder(plain.length());
        var word = new StringBuilder();
        for (var i = 0; i <= plain.length(); i++) {
            var c = i == plain.length() ? ' ' : plain.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                word.append(Character.toLowerCase(c));
            } else if (c == ' ' || c == '-' || c == '.' || c == ',') {
                append(out, word);
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, StringBuilder word) {
        if (word.isEmpty()) {
            return;
        }
        // No blank between the words: O Fallon meets OFallon, and Coeur D Alene meets Coeur d'Alene.
        out.append(shortForm(word.toString()));
        word.setLength(0);
    }

    private static String shortForm(String word) {
        return switch (word) {
            case "saint" -> "st";
            case "sainte" -> "ste";
            case "fort" -> "ft";
            case "mount" -> "mt";
            default -> word;
        };
    }

    private static boolean isAscii(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
