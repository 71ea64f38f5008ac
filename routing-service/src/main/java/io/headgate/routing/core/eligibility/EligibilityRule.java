package io.headgate.routing.core.eligibility;

import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.network.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * The rules of eligibility in the one order in which they are tried; the first that excludes a candidate is the reason on
 * record. What does not depend on the moment comes first, so that a candidate said to be closed would otherwise be
 * welcome, and caps come last, so that one said to be full lacks nothing else.
 *
 * <p>Most rules cannot exclude most endpoints: who has no licences listed needs none. Which may is worked out at publish,
 * as a set of bits, and only these are tried.
 */
public enum EligibilityRule {
    TRIED(EligibilityChain::tried),
    RIGHT_IN_FORCE(EligibilityChain::rightInForce),
    CERTAINTY(EligibilityChain::certainty),
    STATUS(EligibilityChain::status),
    METHOD(EligibilityChain::method),
    PAUSE(EligibilityChain::pause),
    LICENCE(AcceptanceRules::licence),
    SOURCE(AcceptanceRules::source),
    LANGUAGE(AcceptanceRules::language),
    CONTACT(AcceptanceRules::contact),
    LINE_TYPE(AcceptanceRules::lineType),
    GRADE(AcceptanceRules::grade),
    IDENTITY(AcceptanceRules::identity),
    CONDITION(AcceptanceRules::condition),
    ALREADY_SENT(EligibilityChain::alreadySent),
    OPEN_ORDER(EligibilityChain::openOrder),
    PRICE_FLOOR(EligibilityChain::priceFloor),
    HEALTH(EligibilityChain::health),
    HOURS(EligibilityChain::hours),
    CAPS((candidate, context) -> CapCheck.of(candidate, context).exclusion()),
    PACE((candidate, context) -> CapCheck.of(candidate, context).aheadOfPace());

    private static final EligibilityRule[] ORDER = values();

    private final EligibilityFilter filter;

    EligibilityRule(EligibilityFilter filter) {
        this.filter = filter;
    }

    @Nullable
    public Exclusion exclude(Candidate candidate, DecisionContext context) {
        return filter.exclude(candidate, context);
    }

    /** This rule alone, or none. */
    public int onlyIf(boolean mayExclude) {
        return mayExclude ? 1 << ordinal() : 0;
    }

    /** The rule that is tried first of a set that is not empty. */
    static EligibilityRule first(int rules) {
        return ORDER[Integer.numberOfTrailingZeros(rules)];
    }

    /** The set without the rule that is tried first. */
    static int rest(int rules) {
        return rules & (rules - 1);
    }
}
