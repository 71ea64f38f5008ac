package io.headgate.routing.core;

import io.headgate.model.shared.Money;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Chooses among equally entitled, eligible candidates by the step's algorithm; equals keep the order they come in. */
final class Selection {

    /**
     * What was chosen.
     *
     * @param consulted the counters that were compared
     * @param accruals what grows for those who qualified
     * @param arithmetic the comparison in words; null when there was nothing to compare
     */
    record Result(
            List<Candidate> chosen,
            List<Charge> consulted,
            List<Charge> accruals,
            @Nullable String arithmetic) {}

    private static final int SHOWN = 6;

    private final CompiledStep step;
    private final ZoneId zone;
    private final Question question;

    Selection(CompiledStep step, ZoneId zone, Question question) {
        this.step = step;
        this.zone = zone;
        this.question = question;
    }

    /** At most that many of the candidates, which are given in the order that breaks ties. */
    Result choose(List<Candidate> eligible, int wanted) {
        var result =
                switch (step.step().algorithm()) {
                    case ROUND_ROBIN, WEIGHTED, PERCENTAGE ->
                        new FairShares(step, zone, question).choose(eligible, wanted);
                    case PRIORITY -> first(eligible, wanted, each -> Integer.toString(each.priority()));
                    case HIGHEST_PRICE ->
                        ranked(
                                eligible,
                                wanted,
                                Comparator.comparingLong(
                                                (Candidate each) -> each.price().micros())
                                        .reversed(),
                                each -> each.price().amount());
                    case ORDER_PRIORITY ->
                        ranked(
                                eligible,
                                wanted,
                                Comparator.comparing(Candidate::order, nullsLast(CompiledOrder.FILLED)),
                                Selection::orderInWords);
                    case SOLD_COUNT ->
                        ranked(
                                eligible,
                                wanted,
                                Comparator.comparingDouble(this::behind).reversed(),
                                each -> "behind by " + Words.hundredths(behind(each)));
                    case TOP_PERFORMER ->
                        ranked(
                                eligible,
                                wanted,
                                Comparator.comparingDouble(Candidate::performance)
                                        .reversed(),
                                each -> String.valueOf(
                                        each.endpoint().endpoint().performance()));
                    case LEAST_LOADED -> leastLoaded(eligible, wanted);
                    case NEAREST ->
                        ranked(
                                eligible,
                                wanted,
                                Comparator.comparingDouble(Candidate::miles),
                                Selection::distanceInWords);
                };
        return wanted > 1 ? orExclusive(eligible, result) : result;
    }

    private Result first(List<Candidate> ranked, int wanted, Function<Candidate, String> words) {
        var chosen = ranked.subList(0, Math.min(wanted, ranked.size()));
        return new Result(chosen, List.of(), List.of(), arithmetic(ranked, words));
    }

    private Result ranked(
            List<Candidate> eligible, int wanted, Comparator<Candidate> best, Function<Candidate, String> words) {
        // A stable sort: where the algorithm sees no difference, the order of the ties stands.
        return first(eligible.stream().sorted(best).toList(), wanted, words);
    }

    private Result leastLoaded(List<Candidate> eligible, int wanted) {
        Comparator<Candidate> least =
                (a, b) -> Long.compare(load(a) * Math.max(1, b.weight()), load(b) * Math.max(1, a.weight()));
        var result = ranked(eligible, wanted, least, each -> load(each) + " in flight");
        var consulted = eligible.stream()
                .flatMap(each ->
                        java.util.stream.Stream.ofNullable(each.endpoint().load()))
                .map(load -> load.charge(load.window(question.now()), new Money(0, "USD")))
                .toList();
        return new Result(result.chosen(), consulted, List.of(), result.arithmetic());
    }

    private long load(Candidate candidate) {
        var load = candidate.endpoint().load();
        return load == null ? 0 : question.context().counters().taken(load.bucket(question.now()));
    }

    /** How many leads the order's holder misses by now, of what was due to it. */
    private double behind(Candidate candidate) {
        var order = candidate.order();
        if (order == null) {
            return Double.NEGATIVE_INFINITY;
        }
        var taken = question.context().counters().taken(order.quantity().bucket(question.now()));
        return order.dueBy(question.now()) - taken;
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
                    && EligibilityChain.CAPS.exclude(candidate.at(offer), question) == null) {
                best = candidate.at(offer);
            }
        }
        if (best == null) {
            return shared;
        }
        var currency = best.price().currency();
        var words = "%s pays %s to be alone, %s shared pay %s together"
                .formatted(
                        best.id(),
                        best.price().amount(),
                        shared.chosen().size(),
                        new Money(together, currency).amount());
        return new Result(List.of(best), shared.consulted(), shared.accruals(), words);
    }

    private @Nullable String arithmetic(List<Candidate> ranked, Function<Candidate, String> words) {
        if (ranked.size() < 2) {
            return null;
        }
        var by = "by " + Words.lower(step.step().algorithm()).replace('_', ' ') + ": ";
        var arithmetic = new StringJoiner(", ", by, "");
        for (var candidate : ranked.subList(0, Math.min(SHOWN, ranked.size()))) {
            arithmetic.add(candidate.id() + " " + words.apply(candidate));
        }
        return arithmetic.toString();
    }

    private static String orderInWords(Candidate candidate) {
        var order = candidate.order();
        return order == null ? "no order" : "%d (%s)".formatted(order.order().priority(), order.id());
    }

    private static String distanceInWords(Candidate candidate) {
        return Double.isInfinite(candidate.miles())
                ? "at an unknown distance"
                : String.format(Locale.ROOT, "%.1f miles", candidate.miles());
    }

    private static <T> Comparator<@Nullable T> nullsLast(Comparator<T> comparator) {
        return Comparator.nullsLast(comparator);
    }
}
