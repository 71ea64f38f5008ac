package io.headgate.routing.core;

import io.headgate.config.condition.CompiledCondition;
import io.headgate.model.config.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a plan, ready to run.
 *
 * @param pool the listed endpoints; null when the candidates come from territory rights
 */
record CompiledStep(
        String planId,
        Step step,
        @Nullable CompiledCondition condition,
        @Nullable List<CompiledEndpoint> pool) {

    String id() {
        return step.id();
    }

    String tallyKey(String endpointId) {
        return "step:" + planId + "/" + step.id() + ":" + endpointId;
    }
}
