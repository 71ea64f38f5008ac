package io.headgate.outbound.core;

import io.headgate.model.person.Address;
import io.headgate.model.person.Consent;
import io.headgate.model.person.Contact;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.Location;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes one person's values and one endpoint's secrets out of texts that are stored. A request is stored as rendered
 * for {@link #masked}, so nothing can slip through; an answer is searched for every value of three characters or more,
 * in the spellings a receiver might echo. What is stored is at most 4 KiB and holds no control characters.
 */
public final class Redaction {

    /** The most that is stored of one text, in characters. */
    public static final int STORED = 4096;

    private static final int SEARCHED = 2 * STORED;
    private static final int SHORTEST = 3;
    private static final int CHUNK = 256;
    private static final int FEWEST_PHONE_DIGITS = 7;
    private static final int NATIONAL_DIGITS = 10;

    private final List<Needle> needles;
    private final @Nullable Pattern pattern;

    private Redaction(List<Needle> needles) {
        this.needles = List.copyOf(needles);
        this.pattern = needles.isEmpty()
                ? null
                : Pattern.compile(
                        needles.stream()
                                .map(needle -> "(" + needle.regex() + ")")
                                .collect(Collectors.joining("|")),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** For an answer to a request that carried this contact and these secrets. */
    public static Redaction of(Contact contact, Collection<String> secrets) {
        var needles = new ArrayList<Needle>();
        values(contact).forEach((field, value) -> add(needles, field, value));
        phone(needles, "phone", contact.phone());
        phone(needles, "phone_alt", contact.phoneAlt());
        secrets.forEach(secret -> add(needles, "secret", secret));
        // The longest first, so that a part never hides the whole.
        needles.sort(Comparator.comparingInt(Needle::length).reversed());
        return new Redaction(needles);
    }

    /** The same contact with every value replaced by its field's name; what a stored request is rendered from. */
    public static Contact masked(Contact contact) {
        var attributes = new LinkedHashMap<String, @Nullable Object>();
        contact.attributes().forEach((name, value) -> attributes.put(name, value == null ? null : mark(name)));
        var address = contact.address();
        return new Contact(
                mark("first_name", contact.firstName()),
                mark("last_name", contact.lastName()),
                mark("email", contact.email()),
                mark("phone", contact.phone()),
                mark("phone_alt", contact.phoneAlt()),
                new Address(
                        mark("line1", address.line1()),
                        mark("line2", address.line2()),
                        mark("city", address.city()),
                        address.state(),
                        mark("zip", address.zip()),
                        mark("zip4", address.zip4()),
                        address.country()),
                masked(contact.consent()),
                mark("source_lead_id", contact.sourceLeadId()),
                attributes,
                mark("phone_extension", contact.phoneExtension()),
                mark("phone_alt_extension", contact.phoneAltExtension()));
    }

    /** The same facts without the place that the contact lies in, for the same purpose. */
    public static LeadFacts masked(LeadFacts facts, Contact contact) {
        var place = facts.location();
        var sent = place.zip() != null && place.zip().equals(contact.address().zip());
        return facts.at(new Location(
                mark(sent ? "zip" : "location.zip", place.zip()),
                mark("city", place.city()),
                place.state(),
                place.counties(),
                place.lat(),
                place.lon(),
                place.timeZone(),
                place.zipConfidence()));
    }

    /** The text as it may be stored. */
    public String apply(String text) {
        var window = text.length() <= SEARCHED ? text : text.substring(0, SEARCHED);
        return storable(pattern == null ? window : replace(window, window.length() == text.length(), pattern));
    }

    /** Cut and freed of control characters; what is known to hold no personal value needs only this. */
    public static String storable(String text) {
        var cut = text.length() <= STORED ? text : text.substring(0, STORED) + "…";
        var out = new StringBuilder(cut.length());
        cut.codePoints().forEach(c -> out.appendCodePoint(isStorable(c) ? c : '\uFFFD'));
        return out.toString();
    }

    private String replace(String window, boolean whole, Pattern pattern) {
        // The last bytes of a cut window may be the first half of a value: they are not kept.
        var end = whole ? window.length() : window.length() - CHUNK;
        var out = new StringBuilder();
        var matcher = pattern.matcher(window);
        var kept = 0;
        while (matcher.find() && matcher.start() < end) {
            out.append(window, kept, matcher.start())
                    .append(mark(needles.get(group(matcher)).field()));
            kept = matcher.end();
        }
        return out.append(window, Math.min(kept, window.length()), Math.max(kept, end))
                .toString();
    }

    private static int group(java.util.regex.Matcher matcher) {
        var group = 1;
        while (matcher.start(group) < 0) {
            group++;
        }
        return group - 1;
    }

    private static boolean isStorable(int c) {
        return c == '\n' || c == '\t' || !(Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    private static void add(List<Needle> needles, String field, String value) {
        if (value.strip().length() < SHORTEST) {
            return;
        }
        for (var from = 0; from < value.length(); from += CHUNK) {
            var chunk = value.substring(from, Math.min(value.length(), from + CHUNK));
            spellings(chunk)
                    .filter(text -> text.length() >= SHORTEST)
                    .distinct()
                    .forEach(text -> needles.add(new Needle(field, Pattern.quote(text), text.length())));
        }
    }

    private static java.util.stream.Stream<String> spellings(String text) {
        var form = URLEncoder.encode(text, StandardCharsets.UTF_8);
        var html = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        return java.util.stream.Stream.of(
                text,
                text.strip(),
                json(text, false),
                json(text, true),
                form,
                form.replace("+", "%20"),
                html,
                html.replace("'", "&#39;"));
    }

    private static String json(String text, boolean asciiOnly) {
        var out = new StringBuilder();
        for (var c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || (asciiOnly && c > '~')) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    // Receivers echo phones in their own punctuation: the digits count, with up to three other signs between them.
    private static void phone(List<Needle> needles, String field, @Nullable String phone) {
        if (phone == null) {
            return;
        }
        var digits = phone.replaceAll("\\D", "");
        if (digits.length() < FEWEST_PHONE_DIGITS) {
            return;
        }
        var national = digits.substring(Math.max(0, digits.length() - NATIONAL_DIGITS));
        var regex = national.chars().mapToObj(Character::toString).collect(Collectors.joining("[\\s().+-]{0,3}"));
        needles.add(new Needle(field, regex, national.length()));
    }

    private static Map<String, String> values(Contact contact) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        var address = contact.address();
        values.put("first_name", contact.firstName());
        values.put("last_name", contact.lastName());
        values.put("email", contact.email());
        values.put("phone", contact.phone());
        values.put("phone_alt", contact.phoneAlt());
        values.put("phone_extension", contact.phoneExtension());
        values.put("phone_alt_extension", contact.phoneAltExtension());
        values.put("source_lead_id", contact.sourceLeadId());
        values.put("line1", address.line1());
        values.put("line2", address.line2());
        values.put("city", address.city());
        values.put("zip", address.zip());
        values.put("zip4", address.zip4());
        var consent = contact.consent();
        if (consent != null) {
            values.put("consent.text", consent.text());
            values.put("consent.ip", consent.ip());
            values.put("consent.user_agent", consent.userAgent());
            values.put("consent.page_url", consent.pageUrl());
            values.put("consent.trusted_form_cert_url", consent.trustedFormCertUrl());
            values.put("consent.jornaya_lead_id", consent.jornayaLeadId());
        }
        contact.attributes().forEach((name, value) -> values.put("attributes." + name, textual(value)));
        var out = new LinkedHashMap<String, String>();
        values.forEach((field, value) -> {
            if (value != null) {
                out.put(field, value.toString());
            }
        });
        return out;
    }

    private static @Nullable Object textual(@Nullable Object value) {
        return value instanceof Boolean ? null : value;
    }

    private static @Nullable Consent masked(@Nullable Consent consent) {
        if (consent == null) {
            return null;
        }
        return new Consent(
                mark("consent.text", consent.text()),
                mark("consent.captured_at", consent.capturedAt()),
                mark("consent.ip", consent.ip()),
                mark("consent.user_agent", consent.userAgent()),
                mark("consent.page_url", consent.pageUrl()),
                mark("consent.trusted_form_cert_url", consent.trustedFormCertUrl()),
                mark("consent.jornaya_lead_id", consent.jornayaLeadId()),
                consent.sellers());
    }

    private static @Nullable String mark(String field, @Nullable String value) {
        return value == null ? null : mark(field);
    }

    /** What stands in place of a value. */
    public static String mark(String field) {
        return "‹redacted:" + field + "›";
    }

    private record Needle(String field, String regex, int length) {}
}
