package io.headgate.config.rules;

import io.headgate.config.ConfigCode;
import io.headgate.config.document.EnumNames;
import io.headgate.config.hours.DaySpan;
import io.headgate.model.config.Cap;
import io.headgate.model.config.CapBasis;
import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import io.headgate.model.config.Pacing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What must hold of the caps of one owner. */
public final class CapRules {

    private static final int LONGEST_INTERVAL = 366;
    private static final BigDecimal HIGHEST_WEIGHT = new BigDecimal(100);

    private final ValidationReport report;
    private final DocumentIndex index;

    public CapRules(ValidationReport report, DocumentIndex index) {
        this.report = report;
        this.index = index;
    }

    /** Which leads count, and in which window: two caps that agree in all of it are one too many. */
    private record Counted(
            CapUnit unit, CapPeriod per, Object days, List<String> sources, List<String> lines, CapBasis basis) {}

    public void check(String path, List<Cap> caps) {
        var counted = new HashSet<Counted>();
        for (var i = 0; i < caps.size(); i++) {
            var cap = caps.get(i);
            var at = path + "[" + i + "]";
            limit(at, cap);
            window(at, cap);
            report.references(at + ".sources", cap.sources(), index.sources());
            report.references(at + ".service_lines", cap.serviceLines(), index.serviceLines());
            var days = cap.days() == null ? 0 : cap.days();
            if (!counted.add(
                    new Counted(cap.unit(), cap.per(), days, cap.sources(), cap.serviceLines(), cap.basis()))) {
                report.warning(
                        at,
                        ConfigCode.DUPLICATE_CAP,
                        "There are two caps per %s.".formatted(EnumNames.word(cap.per())));
            }
        }
    }

    /** A source's caps count what arrives: nothing that only an allocation knows. */
    void onlyPlain(String path, List<Cap> caps) {
        for (var i = 0; i < caps.size(); i++) {
            var cap = caps.get(i);
            var plain = cap.countsEverything()
                    && cap.basis() == CapBasis.ROUTED_AT
                    && cap.pacing() == null
                    && cap.per() != CapPeriod.INTERVAL
                    && cap.per() != CapPeriod.CONCURRENT;
            if (!plain) {
                report.error(
                        path + "[" + i + "]",
                        ConfigCode.INVALID_VALUE,
                        "A source's cap counts all that arrives per hour, day, week, month or in total.");
            }
        }
    }

    private void limit(String at, Cap cap) {
        if (cap.limit().signum() <= 0) {
            report.error(at + ".limit", ConfigCode.INVALID_VALUE, "A cap is above zero; to stop leads, pause.");
        }
        if (cap.unit() == CapUnit.MONEY) {
            report.money(at + ".limit", cap.limit());
        } else if (cap.limit().stripTrailingZeros().scale() > 0) {
            report.error(at + ".limit", ConfigCode.INVALID_VALUE, "A number of leads is a whole number.");
        }
    }

    private void window(String at, Cap cap) {
        var calendar = cap.per() != CapPeriod.TOTAL && cap.per() != CapPeriod.CONCURRENT;
        if (cap.unit() == CapUnit.MONEY && cap.per() == CapPeriod.CONCURRENT) {
            report.error(at + ".per", ConfigCode.INVALID_VALUE, "At once goes with a number of leads, not with money.");
        }
        if (cap.per() == CapPeriod.INTERVAL) {
            interval(at, cap);
        } else if (cap.days() != null || cap.anchor() != null) {
            report.error(at + ".days", ConfigCode.INVALID_VALUE, "Days and an anchor go with per: interval.");
        }
        if (cap.basis() == CapBasis.DELIVERED_AT && !calendar) {
            report.error(at + ".basis", ConfigCode.INVALID_VALUE, "Only a window has a moment that decides it.");
        }
        if (cap.releaseAfter() != null) {
            report.positive(at + ".release_after", cap.releaseAfter());
            if (cap.per() != CapPeriod.CONCURRENT) {
                report.error(at + ".release_after", ConfigCode.INVALID_VALUE, "It goes with per: concurrent.");
            }
        }
        var pacing = cap.pacing();
        if (pacing != null) {
            pacing(at + ".pacing", pacing);
            if (!calendar) {
                report.error(at + ".pacing", ConfigCode.INVALID_VALUE, "Only a window that ends can be paced.");
            }
        }
    }

    private void interval(String at, Cap cap) {
        var days = cap.days();
        if (days == null || days < 1 || days > LONGEST_INTERVAL) {
            report.error(
                    at + ".days",
                    days == null ? ConfigCode.MISSING : ConfigCode.INVALID_VALUE,
                    "An interval has 1 to %d days.".formatted(LONGEST_INTERVAL));
        }
        if (cap.anchor() == null) {
            report.error(at + ".anchor", ConfigCode.MISSING, "An interval names the first day of one of them.");
        }
    }

    private void pacing(String path, Pacing pacing) {
        var spans = new ArrayList<DaySpan>();
        pacing.weights().forEach((text, weight) -> {
            var at = MessageText.child(path + ".weights", text);
            if (weight.signum() <= 0 || weight.compareTo(HIGHEST_WEIGHT) > 0) {
                report.error(at, ConfigCode.INVALID_VALUE, "A weight is above 0 and at most 100.");
            }
            DaySpan.parse(text)
                    .ifPresentOrElse(
                            span -> {
                                if (spans.stream().anyMatch(span::overlaps)) {
                                    report.error(at, ConfigCode.INVALID_VALUE, "The span overlaps another one.");
                                }
                                spans.add(span);
                            },
                            () -> report.error(at, ConfigCode.INVALID_VALUE, "A span is written 08:00-18:00."));
        });
    }
}
