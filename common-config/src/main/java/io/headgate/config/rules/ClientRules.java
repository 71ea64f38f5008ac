package io.headgate.config.rules;

import io.headgate.config.ConfigCode;
import io.headgate.config.document.EnumNames;
import io.headgate.config.hours.HoursReading;
import io.headgate.config.hours.WeeklyHours;
import io.headgate.model.config.Accepts;
import io.headgate.model.config.Client;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.Hours;
import io.headgate.model.config.Licence;
import io.headgate.model.config.LineType;
import io.headgate.reference.ReferenceData;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must hold of a client and its endpoints. */
public final class ClientRules {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

    private final ValidationReport report;
    private final ConditionRules conditions;
    private final EndpointDeliveryRules deliveries;
    private final DocumentIndex index;
    private final ReferenceData reference;
    private final CapRules caps;
    private final Map<Hours, HoursReading> known = new HashMap<>();

    public ClientRules(
            ValidationReport report, DocumentIndex index, ConditionRules conditions, ReferenceData reference) {
        this.report = report;
        this.index = index;
        this.conditions = conditions;
        this.reference = reference;
        deliveries = new EndpointDeliveryRules(report);
        caps = new CapRules(report, index);
    }

    public void check(String path, Client client) {
        report.id(path + ".id", client.id());
        report.name(path + ".name", client.name());
        report.zone(path + ".time_zone", client.timeZone());
        UnsupportedTerms.billing(
                report, path + ".billing.mode", client.billing().mode());
        SourceRules.returns(report, path + ".returns", client.returns());
        caps.check(path + ".caps", client.caps());
        for (var i = 0; i < client.endpoints().size(); i++) {
            endpoint(path + ".endpoints[" + i + "]", client.endpoints().get(i));
        }
    }

    private void endpoint(String path, Endpoint endpoint) {
        report.id(path + ".id", endpoint.id());
        report.name(path + ".name", endpoint.name());
        report.money(path + ".price", endpoint.price());
        report.atLeast(path + ".weight", endpoint.weight(), 1);
        report.atLeast(path + ".priority", endpoint.priority(), 0);
        hours(path + ".hours", endpoint.hours());
        report.money(path + ".exclusive_price", endpoint.exclusivePrice());
        report.share(path + ".performance", endpoint.performance());
        report.distinct(path + ".tags", endpoint.tags());
        for (var i = 0; i < endpoint.tags().size(); i++) {
            report.id(path + ".tags[" + i + "]", endpoint.tags().get(i));
        }
        accepts(path + ".accepts", endpoint.accepts());
        for (var i = 0; i < endpoint.licences().size(); i++) {
            licence(path + ".licences[" + i + "]", endpoint.licences().get(i));
        }
        if (endpoint.location() != null) {
            report.point(
                    path + ".location",
                    endpoint.location().lat(),
                    endpoint.location().lon());
        }
        if (endpoint.dedupe() != null) {
            report.positive(path + ".dedupe.window", endpoint.dedupe().window());
        }
        caps.check(path + ".caps", endpoint.caps());
        if (endpoint.delivery() == null) {
            report.error(path + ".delivery", ConfigCode.NO_DELIVERY, "An endpoint says how leads are delivered to it.");
        } else {
            deliveries.check(path + ".delivery", endpoint.delivery());
        }
    }

    private void accepts(String path, Accepts accepts) {
        conditions.check(path + ".condition", accepts.condition());
        report.references(path + ".sources", accepts.sources(), index.sources());
        report.references(path + ".except_sources", accepts.exceptSources(), index.sources());
        report.share(path + ".min_identity", accepts.minIdentity());
        neverKnown(path, accepts);
        for (var i = 0; i < accepts.languages().size(); i++) {
            if (!LANGUAGE.matcher(accepts.languages().get(i)).matches()) {
                report.error(
                        path + ".languages[" + i + "]",
                        ConfigCode.INVALID_VALUE,
                        "A language is a code of two letters, such as en or es.");
            }
        }
    }

    private void neverKnown(String path, Accepts accepts) {
        var types = EnumSet.noneOf(LineType.class);
        types.addAll(accepts.lineTypes());
        // Of an ordinary number only that it is one of the two is known; whoever names neither, names something else.
        if (types.contains(LineType.MOBILE) != types.contains(LineType.LANDLINE)
                && !types.contains(LineType.FIXED_LINE_OR_MOBILE)) {
            var one = types.contains(LineType.MOBILE) ? LineType.MOBILE : LineType.LANDLINE;
            report.lint(
                    path + ".line_types",
                    ConfigCode.NEVER_KNOWN,
                    ("An ordinary American number is fixed_line_or_mobile, which is not taken here: %s alone stands for"
                                    + " hardly any lead. Name mobile and landline, or fixed_line_or_mobile.")
                            .formatted(EnumNames.word(one)));
        }
        if (!accepts.grades().isEmpty()) {
            report.lint(
                    path + ".grades",
                    ConfigCode.NEVER_KNOWN,
                    "This version gives no lead a grade, so nothing is taken here.");
        }
        if (accepts.minIdentity() != null) {
            report.lint(
                    path + ".min_identity",
                    ConfigCode.NEVER_KNOWN,
                    "This version does not check identities, so nothing is taken here.");
        }
    }

    private void licence(String path, Licence licence) {
        if (!licence.state().equals(licence.state().toUpperCase(Locale.ROOT))
                || reference.state(licence.state()).isEmpty()) {
            report.error(
                    path + ".state",
                    ConfigCode.UNKNOWN_STATE,
                    "There is no state by postal code %s.".formatted(MessageText.quoted(licence.state())));
        }
        report.references(path + ".service_lines", licence.serviceLines(), index.serviceLines());
    }

    private void hours(String path, @Nullable Hours hours) {
        if (hours == null) {
            return;
        }
        // Thousands of endpoints keep the same few opening hours.
        switch (known.computeIfAbsent(hours, WeeklyHours::read)) {
            case HoursReading.Unreadable(var problems) ->
                problems.forEach(problem -> {
                    var day = MessageText.child(path, problem.day());
                    var at = problem.span() < 0 ? day : day + "[" + problem.span() + "]";
                    report.error(at, ConfigCode.INVALID_VALUE, problem.detail());
                });
            case HoursReading.Readable(var week) -> {
                if (!week.everOpen()) {
                    report.warning(path, ConfigCode.INVALID_VALUE, "The endpoint is never open.");
                }
            }
        }
    }
}
