package io.headgate.portal.leads.list;

import io.headgate.portal.config.PeerAnswers;
import io.headgate.portal.core.Page;
import io.headgate.portal.leads.list.LeadFilter.KeyKind;
import io.headgate.service.peer.PeerClient;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds leads. What belongs to a person is turned into keyed hashes by the intake, which alone knows the form that leads
 * have it in; the words themselves go in bodies only and are kept nowhere.
 */
@Component
public class LeadSearch {

    private static final Pattern ZIP = Pattern.compile("(\\d{5})(?:-\\d{4})?");
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d\\s().-]+");
    private static final Pattern UUID_PART = Pattern.compile("(?i)[0-9a-f]{8}[0-9a-f-]*");
    private static final int SHORTEST_PHONE = 10;
    private static final int LONGEST_PHONE = 15;
    private static final int LONGEST_TYPED = 256;
    private static final List<String> NAMED = List.of("source_id", "vendor_id", "client_id", "endpoint_id", "campaign");

    private final LeadList list;
    private final PeerClient peers;
    private final JdbcClient jdbc;

    LeadSearch(LeadList list, PeerClient peers, JdbcClient jdbc) {
        this.list = list;
        this.peers = peers;
        this.jdbc = jdbc;
    }

    private record Typed(
            @Nullable String phone,
            @Nullable String email,
            @Nullable String sourceLeadId) {}

    private record Keys(
            @Nullable String phone,
            @Nullable String email,
            @Nullable String sourceLeadId) {

        Map<KeyKind, String> byKind() {
            var kinds = new EnumMap<KeyKind, String>(KeyKind.class);
            if (phone != null) {
                kinds.put(KeyKind.PHONE, phone);
            }
            if (email != null) {
                kinds.put(KeyKind.EMAIL, email);
            }
            if (sourceLeadId != null) {
                kinds.put(KeyKind.SOURCE_LEAD, sourceLeadId);
            }
            return kinds;
        }
    }

    public Page<LeadItem> page(LeadQuery query) {
        var filter = LeadFilter.of(query);
        person(query, filter);
        var typed = given(query.q());
        if (typed != null) {
            typed(typed, filter);
        }
        filter.refuse();
        return list.page(filter, query.cursor());
    }

    private void person(LeadQuery query, LeadFilter filter) {
        var asked = new Typed(given(query.phone()), given(query.email()), given(query.source_lead_id()));
        if (asked.phone() == null && asked.email() == null && asked.sourceLeadId() == null) {
            return;
        }
        var keys = keys(asked);
        if (asked.phone() != null) {
            filter.person("phone", KeyKind.PHONE, keys.phone());
        }
        if (asked.email() != null) {
            filter.person("email", KeyKind.EMAIL, keys.email());
        }
        if (asked.sourceLeadId() != null) {
            filter.person("source_lead_id", KeyKind.SOURCE_LEAD, keys.sourceLeadId());
        }
    }

    // The forms that say of themselves what they are come first; then what the network calls by that name. A vendor's
    // own id may look like anything, a phone and the beginning of a lead's id as well.
    private void typed(String q, LeadFilter filter) {
        var zip = ZIP.matcher(q);
        if (q.contains("@")) {
            filter.anyKey("q", keys(new Typed(null, q, null)).byKind());
        } else if (zip.matches()) {
            filter.column("zip", zip.group(1));
        } else if (isPhone(q)) {
            filter.anyKey("q", keys(new Typed(q, null, q)).byKind());
        } else {
            var range = isLeadId(q) ? LeadIdRange.of(q).filter(this::isKnown) : Optional.<LeadIdRange>empty();
            if (range.isPresent()) {
                filter.ids(range.get());
            } else {
                named(q).ifPresentOrElse(
                                column -> filter.column(column, q),
                                () -> filter.anyKey(
                                        "q", keys(new Typed(null, null, q)).byKind()));
            }
        }
    }

    private static boolean isPhone(String q) {
        var digits = q.chars().filter(Character::isDigit).count();
        return PHONE.matcher(q).matches() && digits >= SHORTEST_PHONE && digits <= LONGEST_PHONE;
    }

    private static boolean isLeadId(String q) {
        return (q.toLowerCase(Locale.ROOT).startsWith("lead_")
                        || UUID_PART.matcher(q).matches())
                && LeadIdRange.of(q).isPresent();
    }

    private boolean isKnown(LeadIdRange range) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM lead_view WHERE lead_id BETWEEN :from AND :to)")
                .param("from", range.from())
                .param("to", range.to())
                .query(Boolean.class)
                .single();
    }

    /** The column in which a lead has this very value. */
    private Optional<String> named(String q) {
        var probes = NAMED.stream()
                .map(column -> "EXISTS (SELECT 1 FROM lead_view WHERE %1$s = :q) AS %1$s".formatted(column))
                .toList();
        return jdbc.sql("SELECT " + String.join(", ", probes))
                .param("q", q)
                .query((row, _) -> {
                    for (var column : NAMED) {
                        if (row.getBoolean(column)) {
                            return Optional.of(column);
                        }
                    }
                    return Optional.<String>empty();
                })
                .single();
    }

    private Keys keys(Typed typed) {
        var keys = PeerAnswers.answerOf("intake", () -> peers.intake()
                .post()
                .uri("/internal/lead-keys")
                .contentType(MediaType.APPLICATION_JSON)
                .body(typed)
                .retrieve()
                .body(Keys.class));
        return keys == null ? new Keys(null, null, null) : keys;
    }

    private static @Nullable String given(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        var text = written.replace("\0", "").strip();
        return text.length() <= LONGEST_TYPED ? text : text.substring(0, LONGEST_TYPED);
    }
}
