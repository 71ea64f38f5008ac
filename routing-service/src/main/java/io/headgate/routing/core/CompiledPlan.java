package io.headgate.routing.core;

import io.headgate.model.config.Plan;
import java.util.List;

/** A plan whose steps are ready to run. */
record CompiledPlan(Plan plan, List<CompiledStep> steps) {

    boolean covers(LeadSnapshot lead) {
        var line = lead.facts().serviceLine();
        return (plan.serviceLines().isEmpty()
                        || (line != null && plan.serviceLines().contains(line)))
                && (plan.segments().isEmpty() || plan.segments().contains(lead.segment()))
                && (plan.sources().isEmpty()
                        || plan.sources().contains(lead.facts().sourceId()));
    }
}
