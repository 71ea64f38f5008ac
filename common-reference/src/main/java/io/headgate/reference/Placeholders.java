package io.headgate.reference;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What stands in a field without identifying anybody: {@code n/a}, {@code noemail@…}, {@code 000-000-0000}. The list is
 * the shipped file {@code placeholders.txt}; case and punctuation are folded.
 */
public final class Placeholders {

    private static final Placeholders SHIPPED = read("placeholders.txt");

    private static final Pattern ADDRESS = Pattern.compile("([^@\\s]{1,64})@([^@\\s.]+(?:\\.[^@\\s.]+)+)");
    private static final Pattern E164 = Pattern.compile("\\+\\d{7,15}");
    // The area code starts with 2 to 9, is no service code (N11) and none of those kept back for longer numbers (N9X);
    // neither is the exchange a service code.
    private static final Pattern US_NUMBER = Pattern.compile("\\+1(?!.11)[2-9](?!9)\\d{2}(?!.11)[2-9]\\d{6}");
    private static final Pattern ONE_DIGIT = Pattern.compile("\\+\\d{0,3}?(\\d)\\1{6,}|\\+\\d*(\\d)\\2{6}");

    private final Map<String, Set<String>> byKind;

    private Placeholders(Map<String, Set<String>> byKind) {
        this.byKind = byKind;
    }

    /** The shipped list. */
    public static Placeholders shipped() {
        return SHIPPED;
    }

    private static Placeholders read(String file) {
        var byKind = new HashMap<String, Set<String>>();
        Rows.lines(file, line -> {
            if (!line.startsWith("#")) {
                var cut = line.indexOf(' ');
                byKind.computeIfAbsent(line.substring(0, cut), _ -> new HashSet<>())
                        .add(line.substring(cut + 1).strip());
            }
        });
        return new Placeholders(byKind);
    }

    private boolean holds(String kind, String text) {
        return byKind.getOrDefault(kind, Set.of()).contains(text);
    }

    /** Whether the text is a word for nothing, or has neither a letter nor a digit. */
    public boolean isWord(String text) {
        var folded = folded(text);
        return folded.isEmpty() || holds("word", folded);
    }

    /** Whether the text is an e-mail address by which a person can be recognised. */
    public boolean identifiesByEmail(String email) {
        var address = ADDRESS.matcher(email.strip().toLowerCase(Locale.ROOT));
        if (!address.matches()) {
            return false;
        }
        var mailbox = folded(address.group(1));
        return !mailbox.isEmpty()
                && !holds("word", mailbox)
                && !holds("mailbox", mailbox)
                && !holdsDomain(address.group(2));
    }

    private boolean holdsDomain(String domain) {
        var rest = domain;
        while (!rest.isEmpty()) {
            if (holds("domain", rest)) {
                return true;
            }
            var dot = rest.indexOf('.');
            rest = dot < 0 ? "" : rest.substring(dot + 1);
        }
        return false;
    }

    /** Whether the number, in E.164, is one by which a person can be recognised; a text in any other form is none. */
    public boolean identifiesByPhone(String phone) {
        if (!E164.matcher(phone).matches() || ONE_DIGIT.matcher(phone).matches()) {
            return false;
        }
        if (!phone.startsWith("+1")) {
            return true;
        }
        return US_NUMBER.matcher(phone).matches()
                && !holds("phone", phone.substring(2))
                && !holds("phone-ends", phone.substring(5));
    }

    private static String folded(String text) {
        var kept = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
