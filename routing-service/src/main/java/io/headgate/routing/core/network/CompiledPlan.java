package io.headgate.routing.core.network;

import io.headgate.model.config.Plan;
import io.headgate.routing.core.context.LeadSnapshot;
import java.util.List;

/** A plan whose steps are ready to run. */
public record CompiledPlan(Plan plan, List<CompiledStep> steps) {

    boolean covers(LeadSnapshot lead) {
        var line = lead.facts().serviceLine();
        return (plan.serviceLines().isEmpty()
                        || (line != null && plan.serviceLines().contains(line)))
                && (plan.segments().isEmpty() || plan.segments().contains(lead.segment()))
                && (plan.sources().isEmpty()
                        || plan.sources().contains(lead.facts().sourceId()));
    }
}
