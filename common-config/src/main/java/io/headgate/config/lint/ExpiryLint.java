package io.headgate.config.lint;

import io.headgate.config.ConfigCode;
import io.headgate.model.config.ActiveStatus;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Finds what has ended, and what will before the operators think of it. */
final class ExpiryLint {

    private static final int SOON_DAYS = 30;

    private final Lint lint;

    ExpiryLint(Lint lint) {
        this.lint = lint;
    }

    void check() {
        var vendors = lint.document().vendors();
        for (var i = 0; i < vendors.size(); i++) {
            var sources = vendors.get(i).sources();
            for (var j = 0; j < sources.size(); j++) {
                if (sources.get(j).status() == ActiveStatus.ACTIVE) {
                    until(
                            "vendors[%d].sources[%d].contract.valid_to".formatted(i, j),
                            "contract of " + sources.get(j).id(),
                            sources.get(j).contract().validTo());
                }
            }
        }
        lint.eachEndpoint((path, endpoint) -> {
            for (var i = 0; i < endpoint.licences().size(); i++) {
                var licence = endpoint.licences().get(i);
                until(
                        "%s.licences[%d].to".formatted(path, i),
                        "licence of %s for %s".formatted(endpoint.id(), licence.state()),
                        licence.to());
            }
        });
        for (var right : lint.rights()) {
            until(
                    right.path() + ".to",
                    "right of " + right.territory().endpoint(),
                    right.territory().to());
        }
        var orders = lint.document().orders();
        for (var i = 0; i < orders.size(); i++) {
            if (orders.get(i).status() == ActiveStatus.ACTIVE) {
                until("orders[" + i + "].to", "order", orders.get(i).to());
            }
        }
    }

    private void until(String path, String what, @Nullable LocalDate to) {
        if (to == null || to.isAfter(lint.today().plusDays(SOON_DAYS))) {
            return;
        }
        if (to.isBefore(lint.today())) {
            lint.report().lint(path, ConfigCode.EXPIRED, "The %s ended on %s.".formatted(what, to));
        } else {
            lint.report().lint(path, ConfigCode.EXPIRES_SOON, "The %s ends on %s.".formatted(what, to));
        }
    }
}
