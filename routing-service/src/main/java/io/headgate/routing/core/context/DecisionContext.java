package io.headgate.routing.core.context;

import io.headgate.config.condition.field.FieldSource;
import io.headgate.model.config.DedupeKey;
import io.headgate.model.config.Segment;
import io.headgate.routing.core.caps.CounterReadings;
import io.headgate.routing.core.time.LocalClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What one decision is made on: the lead, its earlier rounds and the inputs of the moment. What the rules want to know of
 * the lead is worked out once, when the first of them asks. For one decision, on one thread.
 */
public final class DecisionContext {

    private final LeadSnapshot lead;
    private final RoundState round;
    private final DecisionInputs inputs;
    private final Segment segment;
    private final LocalClock clock;
    private @Nullable FieldSource fields;
    private @Nullable String language;
    private @Nullable String phone;
    private @Nullable String email;

    public DecisionContext(LeadSnapshot lead, RoundState round, DecisionInputs inputs) {
        this.lead = lead;
        this.round = round;
        this.inputs = inputs;
        segment = lead.segment();
        clock = new LocalClock(inputs.now());
    }

    /** A context that knows nothing but the lead and the time: nothing was counted, paused or broken. */
    public static DecisionContext atTime(LeadSnapshot lead, Instant now) {
        return new DecisionContext(lead, RoundState.FIRST, DecisionInputs.unaware(now));
    }

    /** This lead and round with the same inputs at another moment. */
    public DecisionContext atTime(Instant later) {
        return new DecisionContext(lead, round, inputs.atTime(later));
    }

    public LeadSnapshot lead() {
        return lead;
    }

    public RoundState round() {
        return round;
    }

    public DecisionInputs inputs() {
        return inputs;
    }

    public CounterReadings counters() {
        return inputs.counters();
    }

    public Instant now() {
        return inputs.now();
    }

    public LocalDate today(ZoneId zone) {
        return clock.today(zone);
    }

    public Segment segment() {
        return segment;
    }

    public FieldSource fields() {
        var known = fields;
        if (known == null) {
            known = lead.fields(now());
            fields = known;
        }
        return known;
    }

    public String language() {
        var known = language;
        if (known == null) {
            known = lead.language();
            language = known;
        }
        return known;
    }

    /** By which key endpoints know this person again; null when the lead has no such contact. */
    @Nullable
    public String person(DedupeKey key) {
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
