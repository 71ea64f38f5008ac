package io.headgate.routing.core.eligibility;

import io.headgate.model.config.Endpoint;
import io.headgate.model.config.Territory;
import io.headgate.model.shared.Money;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.agreement.AlreadySentRule;
import io.headgate.routing.core.eligibility.agreement.LocationCertaintyRule;
import io.headgate.routing.core.eligibility.agreement.MethodRule;
import io.headgate.routing.core.eligibility.agreement.OpenOrderRule;
import io.headgate.routing.core.eligibility.agreement.PriceFloorRule;
import io.headgate.routing.core.eligibility.agreement.RightInForceRule;
import io.headgate.routing.core.eligibility.agreement.StatusRule;
import io.headgate.routing.core.eligibility.lead.ConditionRule;
import io.headgate.routing.core.eligibility.lead.ContactRule;
import io.headgate.routing.core.eligibility.lead.GradeRule;
import io.headgate.routing.core.eligibility.lead.IdentityRule;
import io.headgate.routing.core.eligibility.lead.LanguageRule;
import io.headgate.routing.core.eligibility.lead.LicenceRule;
import io.headgate.routing.core.eligibility.lead.LineTypeRule;
import io.headgate.routing.core.eligibility.lead.SourceRule;
import io.headgate.routing.core.eligibility.moment.CapRule;
import io.headgate.routing.core.eligibility.moment.HealthRule;
import io.headgate.routing.core.eligibility.moment.HoursRule;
import io.headgate.routing.core.eligibility.moment.PaceRule;
import io.headgate.routing.core.eligibility.moment.PauseRule;
import io.headgate.routing.core.eligibility.moment.TriedRule;
import io.headgate.routing.core.network.Candidate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of eligibility in the one order in which they are tried; the first that excludes a candidate is the reason on
 * record. What does not depend on the moment comes first, so that a candidate said to be closed would otherwise be
 * welcome, and caps come last, so that one said to be full lacks nothing else.
 *
 * <p>Which rules may exclude a part of the network is worked out at publish, as a set of bits: bit n stands for the rule
 * at position n of the list. A decision tries only the rules whose bit is set.
 */
public final class EligibilityRules {

    private static final List<EligibilityRule> IN_ORDER = List.of(
            new TriedRule(),
            new RightInForceRule(),
            new LocationCertaintyRule(),
            new StatusRule(),
            new MethodRule(),
            new PauseRule(),
            new LicenceRule(),
            new SourceRule(),
            new LanguageRule(),
            new ContactRule(),
            new LineTypeRule(),
            new GradeRule(),
            new IdentityRule(),
            new ConditionRule(),
            new AlreadySentRule(),
            new OpenOrderRule(),
            new PriceFloorRule(),
            new HealthRule(),
            new HoursRule(),
            new CapRule(),
            new PaceRule());

    private static final EligibilityRule[] BY_BIT = IN_ORDER.toArray(EligibilityRule[]::new);
    private static final int OF_UNCERTAIN_LOCATION = bitsOf(EligibilityRule.OfUncertainLocation.class);
    private static final int WITHOUT_PAUSE = ~bitsOf(PauseRule.class);
    // These are asked for each decision, so they are not looked for each time.
    private static final EligibilityRule.OfMoment[] OF_MOMENT = Stream.of(BY_BIT)
            .filter(EligibilityRule.OfMoment.class::isInstance)
            .map(EligibilityRule.OfMoment.class::cast)
            .toArray(EligibilityRule.OfMoment[]::new);
    private static final int[] BITS_OF_MOMENT =
            Stream.of(OF_MOMENT).mapToInt(rule -> bitsOf(rule.getClass())).toArray();

    private EligibilityRules() {}

    /** The rules that may exclude an endpoint by its own configuration, without its caps. */
    public static int ofEndpoint(Endpoint endpoint) {
        var rules = 0;
        for (var i = 0; i < BY_BIT.length; i++) {
            if (BY_BIT[i] instanceof EligibilityRule.OfEndpoint rule && rule.mayExclude(endpoint)) {
                rules |= 1 << i;
            }
        }
        return rules;
    }

    /** The rules that may exclude a candidate by its territory right, without its caps. */
    public static int ofRight(Territory territory) {
        var rules = 0;
        for (var i = 0; i < BY_BIT.length; i++) {
            if (BY_BIT[i] instanceof EligibilityRule.OfRight rule && rule.mayExclude(territory)) {
                rules |= 1 << i;
            }
        }
        return rules;
    }

    /** The rules that may exclude a candidate by what a step asks for, without its caps. */
    public static int ofStep(boolean orderedOnly, @Nullable Money minPrice) {
        var rules = 0;
        for (var i = 0; i < BY_BIT.length; i++) {
            if (BY_BIT[i] instanceof EligibilityRule.OfStep rule && rule.mayExclude(orderedOnly, minPrice)) {
                rules |= 1 << i;
            }
        }
        return rules;
    }

    /** The rules that may exclude a candidate by one of these caps. */
    public static int ofCaps(List<CompiledCap> caps) {
        var rules = 0;
        for (var cap : caps) {
            for (var i = 0; i < BY_BIT.length; i++) {
                if (BY_BIT[i] instanceof EligibilityRule.OfCap rule && rule.mayExclude(cap)) {
                    rules |= 1 << i;
                }
            }
        }
        return rules;
    }

    /** The rules that may exclude a candidate in this round and at this moment. */
    static int ofMoment(DecisionContext context) {
        var rules = 0;
        for (var i = 0; i < OF_MOMENT.length; i++) {
            if (OF_MOMENT[i].mayExclude(context)) {
                rules |= BITS_OF_MOMENT[i];
            }
        }
        return rules;
    }

    /** The rules that may exclude the candidate because of what it is, whatever the moment. */
    static int ofCandidate(Candidate candidate) {
        return candidate.lowConfidence() == null ? candidate.rules() : candidate.rules() | OF_UNCERTAIN_LOCATION;
    }

    /** A set of rules without the one about emergency pauses. */
    static int withoutPause(int rules) {
        return rules & WITHOUT_PAUSE;
    }

    /** The exclusion of the first rule of the set that gives one; null when none does. */
    static @Nullable Exclusion firstExclusion(int rules, Candidate candidate, DecisionContext context) {
        for (var rest = rules; rest != 0; rest &= rest - 1) {
            var exclusion = BY_BIT[Integer.numberOfTrailingZeros(rest)].exclude(candidate, context);
            if (exclusion != null) {
                return exclusion;
            }
        }
        return null;
    }

    private static int bitsOf(Class<? extends EligibilityRule> kind) {
        return IntStream.range(0, BY_BIT.length)
                .filter(i -> kind.isInstance(BY_BIT[i]))
                .map(i -> 1 << i)
                .sum();
    }
}
