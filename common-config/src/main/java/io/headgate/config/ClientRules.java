package io.headgate.config;

import io.headgate.config.hours.HoursReading;
import io.headgate.config.hours.WeeklyHours;
import io.headgate.model.config.Client;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.Hours;
import org.jspecify.annotations.Nullable;

/** What must hold of a client and its endpoints. */
final class ClientRules {

    private final Report report;
    private final ConditionRules conditions;
    private final DeliveryRules deliveries;

    ClientRules(Report report, ConditionRules conditions) {
        this.report = report;
        this.conditions = conditions;
        deliveries = new DeliveryRules(report);
    }

    void check(String path, Client client) {
        report.id(path + ".id", client.id());
        report.name(path + ".name", client.name());
        report.zone(path + ".time_zone", client.timeZone());
        SourceRules.returns(report, path + ".returns", client.returns());
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
        conditions.check(path + ".accepts.condition", endpoint.accepts().condition());
        if (endpoint.dedupe() != null) {
            report.positive(path + ".dedupe.window", endpoint.dedupe().window());
        }
        SourceRules.caps(report, path + ".caps", endpoint.caps());
        if (endpoint.delivery() == null) {
            report.error(path + ".delivery", ConfigCode.NO_DELIVERY, "An endpoint says how leads are delivered to it.");
        } else {
            deliveries.check(path + ".delivery", endpoint.delivery());
        }
    }

    private void hours(String path, @Nullable Hours hours) {
        if (hours == null) {
            return;
        }
        switch (WeeklyHours.read(hours)) {
            case HoursReading.Unreadable(var problems) ->
                problems.forEach(problem -> {
                    var day = Texts.child(path, problem.day());
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
