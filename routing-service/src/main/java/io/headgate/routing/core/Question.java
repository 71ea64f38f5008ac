package io.headgate.routing.core;

import io.headgate.config.condition.FieldSource;
import io.headgate.model.config.DedupeKey;
import io.headgate.model.config.Segment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of every candidate: may it have this lead, in this round, in this world? What the rules want to know
 * of the lead is worked out once, when the first of them asks. For one decision, on one thread.
 */
final class Question {

    private final LeadSnapshot lead;
    private final RoundState round;
    private final RoutingContext context;
    private final Segment segment;
    private final LocalClock clock;
    private final int rules;
    private @Nullable FieldSource fields;
    private @Nullable String language;
    private @Nullable String phone;
    private @Nullable String email;

    Question(LeadSnapshot lead, RoundState round, RoutingContext context) {
        this.lead = lead;
        this.round = round;
        this.context = context;
        segment = lead.segment();
        clock = new LocalClock(context.now());
        rules = EligibilityRule.TRIED.onlyIf(!round.excluded().isEmpty())
                | EligibilityRule.PAUSE.onlyIf(!context.pauses().isEmpty())
                | EligibilityRule.HEALTH.onlyIf(!context.broken().isEmpty());
    }

    /** A question in a world of which nothing is known but the time. */
    static Question at(LeadSnapshot lead, Instant now) {
        return new Question(lead, RoundState.FIRST, RoutingContext.unaware(now));
    }

    /** The same at another moment. */
    Question at(Instant later) {
        return new Question(lead, round, context.at(later));
    }

    LeadSnapshot lead() {
        return lead;
    }

    RoundState round() {
        return round;
    }

    RoutingContext context() {
        return context;
    }

    Counters counters() {
        return context.counters();
    }

    Instant now() {
        return context.now();
    }

    LocalDate today(ZoneId zone) {
        return clock.today(zone);
    }

    /** The rules that may exclude somebody because of how the world is. */
    int rules() {
        return rules;
    }

    Segment segment() {
        return segment;
    }

    FieldSource fields() {
        var known = fields;
        if (known == null) {
            known = lead.fields(now());
            fields = known;
        }
        return known;
    }

    String language() {
        var known = language;
        if (known == null) {
            known = lead.language();
            language = known;
        }
        return known;
    }

    /** By which key endpoints know this person again; null when the lead has no such contact. */
    @Nullable
    String person(DedupeKey key) {
        return switch (key) {
            case PHONE -> {
                phone = phone == null ? prefixed("phone:", lead.facts().phoneKey()) : phone;
                yield phone;
            }
            case EMAIL -> {
                email = email == null ? prefixed("email:", lead.facts().emailKey()) : email;
                yield email;
            }
        };
    }

    private static @Nullable String prefixed(String prefix, @Nullable String key) {
        return key == null ? null : prefix + key;
    }
}
