package io.headgate.benchmarks.decide.generated;

import io.headgate.messaging.event.EventJson;
import io.headgate.model.config.LineType;
import io.headgate.model.person.Sealed;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.validation.v1.CheckResult;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.model.validation.v1.Verdict;
import io.headgate.routing.core.context.DecisionInputs;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.context.RoundState;
import io.headgate.routing.core.decision.Decision;
import io.headgate.routing.core.decision.DecisionEngine;
import io.headgate.routing.core.network.CompiledNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * One lead at one moment, to be decided by everybody.
 *
 * @param event the lead as it stands on its topic
 */
public record DecideCase(
        int number, byte[] event, LeadSnapshot lead, RoundState round, CaseCounters counters, DecisionInputs context) {

    private static final Sealed CONTACT = new Sealed("k".repeat(120), "c".repeat(480));
    private static final List<String> LINE_TYPES =
            List.of("mobile", "mobile", "landline", "voip", "fixed_line_or_mobile", "toll_free");

    /** That many cases over every ZIP alike; equal for equal arguments. */
    public static List<DecideCase> generate(long seed, int count, CompiledNetwork network, GeneratedHistory world) {
        var draw = new SeededDraw(seed);
        var cases = new ArrayList<DecideCase>(count);
        for (var number = 0; number < count; number++) {
            cases.add(of(draw, number, network, world));
        }
        return cases;
    }

    private static DecideCase of(SeededDraw draw, int number, CompiledNetwork network, GeneratedHistory world) {
        var now = GeneratedHistory.MOMENTS.get(draw.below(30, number, GeneratedHistory.MOMENTS.size()));
        var validated = validated(draw, number, now);
        var lead = snapshot(validated, now);
        var counters = new CaseCounters(world);
        var context = new DecisionInputs(now, counters, world.pauses(), world.broken());
        // Asked once beforehand, so that the counters that it needs are in memory; now and then its choice was
        // tried before.
        var first = new DecisionEngine().decide(network, lead, context, RoundState.FIRST);
        var round = draw.percent(31, number) < 10 ? triedBefore(first) : RoundState.FIRST;
        new DecisionEngine().decide(network, lead, context, round);
        return new DecideCase(number, EventJson.write(validated), lead, round, counters, context);
    }

    /** The case as routing has it when it decides: the lead fresh from its event, its counters just read. */
    public DecideCase justRead() {
        var read = counters.justRead();
        return new DecideCase(
                number,
                event,
                snapshot(EventJson.read(event, LeadValidated.class), now()),
                round,
                read,
                new DecisionInputs(now(), read, context.pauses(), context.broken()));
    }

    private static RoundState triedBefore(Decision first) {
        var tried = new HashSet<String>();
        first.choices().forEach(choice -> tried.add(choice.endpointId()));
        return new RoundState(2, tried);
    }

    private static LeadSnapshot snapshot(LeadValidated event, Instant now) {
        return new LeadSnapshot(event.leadId(), event.facts(), event.checks(), now.plus(Duration.ofHours(72)));
    }

    private static LeadValidated validated(SeededDraw draw, int number, Instant now) {
        var places = ZipCatalogue.all();
        var facts = new LeadFacts(
                "s",
                "v",
                "c" + draw.below(32, number, 10),
                null,
                GeneratedNetwork.LINES.get(draw.below(33, number, GeneratedNetwork.LINES.size())),
                draw.percent(34, number) < 25 ? "commercial" : "residential",
                "en",
                false,
                now,
                places.location(draw.below(35, number, places.count())),
                attributes(draw, number),
                GeneratedHistory.person(draw.below(36, number, GeneratedHistory.PERSONS)),
                null);
        return new LeadValidated(
                new LeadId(new UUID(draw.seed(), number)),
                facts,
                ValidationOutcome.CONTINUE,
                checks(draw, number),
                CONTACT);
    }

    private static Map<String, Object> attributes(SeededDraw draw, int number) {
        return draw.percent(37, number) < 5
                ? Map.of("home_owner", true)
                : Map.of("home_owner", draw.percent(38, number) < 80, "budget", 60 + draw.below(39, number, 940));
    }

    private static List<CheckResult> checks(SeededDraw draw, int number) {
        if (draw.percent(40, number) < 5) {
            return List.of();
        }
        var found = LINE_TYPES.get(draw.below(41, number, LINE_TYPES.size()));
        return List.of(new CheckResult(
                "phone", "offline", Verdict.PASS, "continue", null, null, Map.of("line_type", found), 1));
    }

    public Instant now() {
        return context.now();
    }

    public LeadFacts facts() {
        return lead.facts();
    }

    /** The line type as conditions see it. */
    public String lineType() {
        var found = lead.findings().lineTypes();
        return (found.size() == 1 ? found.iterator().next() : LineType.FIXED_LINE_OR_MOBILE)
                .name()
                .toLowerCase(Locale.ROOT);
    }
}
