package io.headgate.reconciliation.config;

import io.headgate.model.shared.ReasonCode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What reconciliation measures; every tag comes from a closed set. */
@Component
public class ReconciliationMetrics {

    /** What the auditor looks for; each is zero in a sound ledger. */
    public enum Audit {
        TRIAL_BALANCE,
        UNBALANCED_ENTRY,
        DELIVERY_WITHOUT_CHARGE,
        CHARGE_WITHOUT_DELIVERY,
        LEAD_WITHOUT_COST,
        REVERSAL_NOT_OPPOSITE,
        OPEN_FINDING
    }

    private final MeterRegistry registry;
    private final Map<Audit, AtomicReference<Double>> found = new EnumMap<>(Audit.class);

    public ReconciliationMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var audit : Audit.values()) {
            var value = new AtomicReference<>(Double.NaN);
            found.put(audit, value);
            Gauge.builder("headgate_reconciliation_audit_differences", value, AtomicReference::get)
                    .tag("check", audit.name().toLowerCase(Locale.ROOT))
                    .description("What the auditor found. Not a number in a copy that was not the last to count")
                    .register(registry);
        }
    }

    public void posted(String kind) {
        registry.counter("headgate_reconciliation_entries", "kind", kind).increment();
    }

    public void returnDecided(@Nullable ReasonCode refusal, boolean claimed) {
        registry.counter(
                        "headgate_reconciliation_returns",
                        "decision",
                        refusal == null ? "approved" : "refused",
                        "reason",
                        refusal == null ? "none" : refusal.name(),
                        "claimed",
                        Boolean.toString(claimed))
                .increment();
    }

    public void dispositionAnswered(String answer) {
        registry.counter("headgate_reconciliation_dispositions", "answer", answer)
                .increment();
    }

    public void audited(Audit audit, long differences) {
        set(audit, differences);
    }

    /** Another copy has counted, or nobody could. */
    public void auditUnknown(Audit audit) {
        set(audit, Double.NaN);
    }

    private void set(Audit audit, double differences) {
        var value = found.get(audit);
        if (value != null) {
            value.set(differences);
        }
    }
}
