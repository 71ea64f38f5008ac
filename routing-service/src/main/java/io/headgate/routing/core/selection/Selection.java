package io.headgate.routing.core.selection;

import io.headgate.model.shared.Money;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.context.Conversions;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.network.CompiledOrder;
import io.headgate.routing.core.network.CompiledStep;
import io.headgate.routing.core.network.TieBreak;
import io.headgate.routing.core.text.TraceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses among equally entitled, eligible candidates by the step's algorithm; equals keep the order they come in. */
public final class Selection {

    /**
     * What was chosen.
     *
     * @param consulted the counters that were compared
     * @param accruals what grows for those who qualified
     * @param arithmetic says the comparison in words, the same whenever it is asked; null when there was nothing to compare
     */
    public record Result(
            List<Candidate> chosen,
            List<CounterIncrement> consulted,
            List<CounterIncrement> accruals,
            @Nullable Supplier<String> arithmetic) {}

    /** A candidate with what it is compared by. */
    private record Measured<M>(Candidate candidate, M measure) {}

    private static final int SHOWN = 6;

    private final CompiledStep step;
    private final DecisionContext context;

    private final TieBreak tieBreak;

    public Selection(CompiledStep step, TieBreak tieBreak, DecisionContext context) {
        this.step = step;
        this.tieBreak = tieBreak;
        this.context = context;
    }

    /** At most that many of the candidates, which are given in the order that breaks ties. */
    public Result choose(List<Candidate> eligible, int wanted) {
        var result =
                switch (step.step().algorithm()) {
                    case ROUND_ROBIN, WEIGHTED, PERCENTAGE ->
                        new FairShares(step, tieBreak, context).choose(eligible, wanted);
                    case PRIORITY -> inOrder(eligible, wanted, each -> Integer.toString(each.priority()));
                    case HIGHEST_PRICE ->
                        ranked(
                                eligible,
                                wanted,
                                each -> each.price().micros(),
                                Comparator.<Long>reverseOrder(),
                                each -> each.candidate().price().amount());
                    case ORDER_PRIORITY ->
                        ranked(
                                eligible,
                                wanted,
                                Function.identity(),
                                Comparator.comparing(Candidate::order, nullsLast(CompiledOrder.FILLED)),
                                each -> inWords(each.candidate().order()));
                    case SOLD_COUNT ->
                        ranked(
                                eligible,
                                wanted,
                                this::behind,
                                Comparator.<Double>reverseOrder(),
                                each -> "behind by " + TraceText.hundredths(each.measure()));
                    case TOP_PERFORMER ->
                        ranked(
                                eligible,
                                wanted,
                                conversions()::rate,
                                Comparator.<Double>reverseOrder(),
                                each -> conversions().inWords(each.candidate()));
                    case LEAST_LOADED -> leastLoaded(eligible, wanted);
                    case NEAREST ->
                        ranked(
                                eligible,
                                wanted,
                                Candidate::miles,
                                Comparator.<Double>naturalOrder(),
                                each -> inWords(each.measure()));
                };
        return wanted > 1 ? orExclusive(eligible, result) : result;
    }

    private Result inOrder(List<Candidate> eligible, int wanted, Function<Candidate, String> words) {
        var chosen = eligible.subList(0, Math.min(wanted, eligible.size()));
        return new Result(
                chosen, List.of(), List.of(), arithmetic(eligible, each -> each.id() + " " + words.apply(each)));
    }

    private <M> Result ranked(
            List<Candidate> eligible,
            int wanted,
            Function<Candidate, M> measure,
            Comparator<? super M> best,
            Function<Measured<M>, String> words) {
        var ranked = new ArrayList<Measured<M>>(eligible.size());
        for (var candidate : eligible) {
            ranked.add(new Measured<>(candidate, measure.apply(candidate)));
        }
        // A stable sort: where the algorithm sees no difference, the order of the ties stands.
        ranked.sort((a, b) -> best.compare(a.measure, b.measure));
        var chosen = ranked.stream().limit(wanted).map(Measured::candidate).toList();
        return new Result(
                chosen,
                List.of(),
                List.of(),
                arithmetic(ranked, each -> each.candidate().id() + " " + words.apply(each)));
    }

    private Result leastLoaded(List<Candidate> eligible, int wanted) {
        var result = ranked(
                eligible,
                wanted,
                this::load,
                // Two fractions, compared without division.
                (a, b) -> Long.compare(a.taken * b.weight, b.taken * a.weight),
                each -> each.measure().taken + " in flight");
        var consulted = new ArrayList<CounterIncrement>();
        for (var candidate : eligible) {
            var load = candidate.endpoint().load();
            if (load != null) {
                consulted.add(load.increment(load.window(context.now()), candidate.price()));
            }
        }
        return new Result(result.chosen(), consulted, List.of(), result.arithmetic());
    }

    private Conversions conversions() {
        return context.inputs().conversions();
    }

    private record Load(long taken, long weight) {}

    private Load load(Candidate candidate) {
        var load = candidate.endpoint().load();
        var taken = load == null ? 0 : context.counters().taken(load.bucket(context.now()));
        return new Load(taken, Math.max(1, candidate.weight()));
    }

    /** How many leads the order's holder misses by now, of what was due to it. */
    private double behind(Candidate candidate) {
        var order = candidate.order();
        if (order == null) {
            return Double.NEGATIVE_INFINITY;
        }
        var taken = context.counters().taken(order.quantity().bucket(context.now()));
        return order.dueBy(context.now()) - taken;
    }

    /** One who pays more for being alone than all the chosen together gets it alone; at the same price too. */
    private Result orExclusive(List<Candidate> eligible, Result shared) {
        var together = shared.chosen().stream()
                .mapToLong(each -> each.price().micros())
                .sum();
        Candidate best = null;
        for (var candidate : eligible) {
            var offer = candidate.endpoint().exclusivePrice();
            if (offer != null
                    && offer.micros() >= together
                    && (best == null || offer.micros() > best.price().micros())
                    && EligibilityRule.CAPS.exclude(candidate.at(offer), context) == null) {
                best = candidate.at(offer);
            }
        }
        if (best == null) {
            return shared;
        }
        var alone = best;
        return new Result(
                List.of(best),
                shared.consulted(),
                shared.accruals(),
                () -> alone.id() + " pays " + alone.price().amount() + " to be alone, "
                        + shared.chosen().size() + " shared pay "
                        + new Money(together, alone.price().currency()).amount() + " together");
    }

    private <T> @Nullable Supplier<String> arithmetic(List<T> ranked, Function<T, String> words) {
        if (ranked.size() < 2) {
            return null;
        }
        return () -> {
            var by = "by " + TraceText.lower(step.step().algorithm()).replace('_', ' ') + ": ";
            return ranked.stream().limit(SHOWN).map(words).collect(Collectors.joining(", ", by, ""));
        };
    }

    private static String inWords(@Nullable CompiledOrder order) {
        return order == null ? "no order" : order.order().priority() + " (" + order.id() + ")";
    }

    private static String inWords(double miles) {
        return Double.isInfinite(miles) ? "at an unknown distance" : String.format(Locale.ROOT, "%.1f miles", miles);
    }

    private static <T> Comparator<@Nullable T> nullsLast(Comparator<T> comparator) {
        return Comparator.nullsLast(comparator);
    }
}
