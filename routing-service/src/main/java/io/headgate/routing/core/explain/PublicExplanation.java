package io.headgate.routing.core.explain;

import io.headgate.model.routing.v1.DecisionTrace.StepTrace;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.shared.ReasonCode;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says a decision to those who take part in it. Nobody learns another party's name, price, cap, hours or place in the
 * order: everything that is said comes from the closed list of reasons and from the viewer's own entries.
 */
public final class PublicExplanation {

    /** Who is told. */
    public sealed interface Viewer {

        /** The vendor that sent the lead. */
        record Vendor() implements Viewer {}

        /**
         * A party that receives leads; it may have been a candidate or not.
         *
         * @param endpointIds all of its endpoints
         */
        record Client(String clientId, Set<String> endpointIds) implements Viewer {

            public Client {
                endpointIds = Set.copyOf(endpointIds);
            }
        }
    }

    // Reasons whose values come from the viewer's own contract alone. A cap may be another party's, and a condition may
    // name another party, so their values are not shown.
    private static final Set<ReasonCode> OWN_VALUES =
            EnumSet.of(ReasonCode.OUT_OF_HOURS, ReasonCode.LINE_TYPE_NOT_ACCEPTED, ReasonCode.RIGHT_NOT_IN_FORCE);

    private PublicExplanation() {}

    /** One or two sentences. */
    public static String explainTo(LeadDecided decided, Viewer viewer) {
        return switch (viewer) {
            case Viewer.Vendor() -> toVendor(decided);
            case Viewer.Client client -> toClient(decided, client);
        };
    }

    private static String toVendor(LeadDecided decided) {
        return switch (decided.outcome()) {
            case ALLOCATED -> "The lead was placed.";
            case HELD -> "The lead waits to be placed.";
            case REVIEW -> "A person looks at the lead before it goes on.";
            case REJECTED -> rejected(decided.reason());
        };
    }

    private static String rejected(@Nullable ReasonCode reason) {
        return reason == null ? "The lead was rejected." : "The lead was rejected. " + reason.publicMeaning();
    }

    private static String toClient(LeadDecided decided, Viewer.Client client) {
        for (var allocation : decided.allocations()) {
            if (allocation.clientId().equals(client.clientId())) {
                return "You got this lead at your endpoint %s, for %s %s."
                        .formatted(
                                allocation.endpointId(),
                                allocation.price().amount(),
                                allocation.price().currency());
            }
        }
        for (var step : decided.trace().steps()) {
            var sentence = passedOver(step, client);
            if (sentence != null) {
                return sentence;
            }
        }
        return "You were not a candidate for this lead.";
    }

    /** The reason nearest to getting the lead is the one that helps: the first in the order of the steps. */
    private static @Nullable String passedOver(StepTrace step, Viewer.Client client) {
        for (var own : step.candidates()) {
            var reason = own.reason();
            if (reason != null && client.endpointIds().contains(own.endpointId())) {
                return sentence(own.endpointId(), reason, own.seen(), own.needed());
            }
        }
        for (var others : step.others()) {
            for (var id : others.endpointIds()) {
                if (client.endpointIds().contains(id)) {
                    return sentence(id, others.reason(), others.seen(), others.needed());
                }
            }
        }
        return null;
    }

    private static String sentence(
            String endpointId, ReasonCode reason, @Nullable String seen, @Nullable String needed) {
        var values = OWN_VALUES.contains(reason) && seen != null && needed != null
                ? " Found: %s; agreed: %s.".formatted(seen, needed)
                : "";
        return "You did not get this lead at your endpoint %s. %s%s"
                .formatted(endpointId, reason.publicMeaning(), values);
    }
}
