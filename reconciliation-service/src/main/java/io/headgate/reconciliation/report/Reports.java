package io.headgate.reconciliation.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Every report there is, by its name. */
@Component
class Reports {

    private final Map<String, FinanceReport> byName = new TreeMap<>();

    Reports(List<FinanceReport> reports) {
        reports.forEach(report -> {
            if (byName.put(report.name(), report) != null) {
                throw new IllegalStateException("two reports are called " + report.name());
            }
        });
    }

    Optional<FinanceReport> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    List<FinanceReport> list() {
        return List.copyOf(byName.values());
    }
}
