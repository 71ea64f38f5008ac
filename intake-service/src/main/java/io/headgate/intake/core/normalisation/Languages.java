package io.headgate.intake.core.normalisation;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Languages as people write them: names in English or in the language itself, codes of ISO 639, tags of BCP 47. */
final class Languages {

    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern ASIDE = Pattern.compile("\\s*[(/,;].*$");

    // What CLDR does not say: bibliographic codes, and names that forms use.
    private static final Map<String, String> MORE = Map.ofEntries(
            Map.entry("chi", "zh"),
            Map.entry("fre", "fr"),
            Map.entry("ger", "de"),
            Map.entry("esp", "es"),
            Map.entry("castellano", "es"),
            Map.entry("castilian", "es"),
            Map.entry("mandarin", "zh"),
            Map.entry("cantonese", "yue"),
            Map.entry("tagalog", "tl"),
            Map.entry("filipino", "fil"),
            Map.entry("farsi", "fa"),
            Map.entry("creole", "ht"),
            Map.entry("haitian creole", "ht"),
            Map.entry("mexican spanish", "es-mx"),
            Map.entry("american english", "en-us"));

    private static final Map<String, String> CODES = codes();

    private Languages() {}

    private static Map<String, String> codes() {
        var codes = new HashMap<String, String>();
        for (var code : Locale.getISOLanguages()) {
            var locale = Locale.of(code);
            codes.putIfAbsent(folded(locale.getDisplayLanguage(Locale.ENGLISH)), code);
            codes.putIfAbsent(folded(locale.getDisplayLanguage(locale)), code);
            if (code.length() == 2 && !locale.getISO3Language().isEmpty()) {
                codes.putIfAbsent(locale.getISO3Language(), code);
            }
        }
        codes.putAll(MORE);
        return Map.copyOf(codes);
    }

    /** The lower-case tag that is meant; none when nobody could tell. */
    static Optional<String> tag(String text) {
        var lower = CleanText.lowerCase(text).replace('_', '-');
        var cut = lower.indexOf('-');
        var first = cut < 0 ? lower : lower.substring(0, cut);
        if (first.length() == 3
                && CODES.containsKey(first)
                && TAG.matcher(lower).matches()) {
            return Optional.of(CODES.get(first) + lower.substring(first.length()));
        }
        var name = CODES.get(folded(lower));
        if (name == null) {
            // "English (US)", "Spanish / Español": the first is the one that counts.
            name = CODES.get(folded(ASIDE.matcher(lower).replaceFirst("")));
        }
        return Optional.ofNullable(name).or(() -> TAG.matcher(lower).matches() ? Optional.of(lower) : Optional.empty());
    }

    private static String folded(String name) {
        return MARKS.matcher(Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("")
                .strip();
    }
}
