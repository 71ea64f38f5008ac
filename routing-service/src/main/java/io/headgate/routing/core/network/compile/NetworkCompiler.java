package io.headgate.routing.core.network.compile;

import io.headgate.model.config.ActiveStatus;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.shared.Money;
import io.headgate.routing.core.caps.CalendarCache;
import io.headgate.routing.core.caps.Micros;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.core.network.CompiledPlan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.function.Predicate;

/** Compiles a configuration document into a network; the same document always compiles to the same decisions. */
public final class NetworkCompiler {

    private NetworkCompiler() {}

    /**
     * Compiles a document.
     *
     * @param federalHolidays the days on which endpoints that keep the federal holidays are closed
     * @throws RuntimeException when the document holds a condition, hours or a zone that cannot be read; such documents do
     *     not pass validation
     */
    public static CompiledNetwork compile(ConfigDocument document, int version, Predicate<LocalDate> federalHolidays) {
        var calendars = new CalendarCache();
        var conditions = new ConditionCache(federalHolidays);
        var endpoints = new EndpointCompiler(document, federalHolidays, calendars, conditions).compile();
        var rights = new RightCompiler(document, endpoints, calendars).compile();
        var zone = ZoneId.of(document.brand().timeZone());
        var steps = new StepCompiler(document, endpoints, zone, calendars, conditions);
        var plans = new ArrayList<CompiledPlan>();
        for (var plan : document.plans()) {
            if (plan.status() == ActiveStatus.ACTIVE) {
                plans.add(new CompiledPlan(plan, steps.compile(plan)));
            }
        }
        return new CompiledNetwork(version, document, endpoints, rights, plans);
    }

    static Money money(BigDecimal amount, ConfigDocument document) {
        return new Money(Micros.of(amount), document.brand().currency());
    }
}
