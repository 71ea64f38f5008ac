package io.headgate.config;

import io.headgate.config.area.ZipSet;
import io.headgate.config.condition.field.FieldCatalogue;
import io.headgate.config.lint.Lint;
import io.headgate.config.lint.PlanCoverage;
import io.headgate.config.lint.RecentVolumes;
import io.headgate.config.rules.CapRules;
import io.headgate.config.rules.ClientRules;
import io.headgate.config.rules.ConditionRules;
import io.headgate.config.rules.DocumentIndex;
import io.headgate.config.rules.MessageText;
import io.headgate.config.rules.PlanRules;
import io.headgate.config.rules.ProviderRules;
import io.headgate.config.rules.SourceRules;
import io.headgate.config.rules.TerritoryRules;
import io.headgate.config.rules.ValidationReport;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.EndpointStatus;
import io.headgate.model.config.Order;
import io.headgate.model.config.Pool;
import io.headgate.reference.ReferenceData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a document makes sense as a whole. Every error and warning at once, each with its path; equal
 * documents on the same day give equal findings.
 */
public final class ConfigValidator {

    private final ConfigDocument document;
    private final ReferenceData reference;
    private final LocalDate today;
    private final ValidationReport report = new ValidationReport();
    private final DocumentIndex index;
    private final ConditionRules conditions;
    private final CapRules caps;
    private final @Nullable RecentVolumes volumes;

    private ConfigValidator(
            ConfigDocument document, ReferenceData reference, LocalDate today, @Nullable RecentVolumes volumes) {
        this.volumes = volumes;
        this.document = document;
        this.reference = reference;
        this.today = today;
        index = new DocumentIndex(document);
        caps = new CapRules(report, index);
        conditions = new ConditionRules(report, FieldCatalogue.of(document, reference));
    }

    /** Rights and orders that have ended before today cannot contradict others any more. */
    public static ValidationFindings validate(ConfigDocument document, ReferenceData reference, LocalDate today) {
        return new ConfigValidator(document, reference, today, null).findings();
    }

    /** The same, and says of places that nobody covers how many leads came from there. */
    public static ValidationFindings validate(
            ConfigDocument document, ReferenceData reference, LocalDate today, RecentVolumes volumes) {
        return new ConfigValidator(document, reference, today, volumes).findings();
    }

    /**
     * The errors alone, which are those that {@link #validate} finds. The questions about the network as a whole only warn,
     * so they are not asked; on a large network that saves a third of the time and more.
     */
    public static List<ConfigProblem> errors(ConfigDocument document, ReferenceData reference, LocalDate today) {
        var validator = new ConfigValidator(document, reference, today, null);
        validator.rules();
        return validator.report.findings().errors();
    }

    private ValidationFindings findings() {
        rules().check(volumes);
        return report.findings();
    }

    /** Applies every rule of which a breach is an error, and prepares the questions that are left. */
    private Lint rules() {
        brand();
        uniqueIds();
        for (var i = 0; i < document.serviceLines().size(); i++) {
            report.id(
                    "service_lines[" + i + "].id",
                    document.serviceLines().get(i).id());
            report.name(
                    "service_lines[" + i + "].name",
                    document.serviceLines().get(i).name());
        }
        providers();
        vendors();
        var clients = new ClientRules(report, index, conditions, reference);
        for (var i = 0; i < document.clients().size(); i++) {
            clients.check("clients[" + i + "]", document.clients().get(i));
        }
        var rights = new TerritoryRules(report, index, reference, today);
        rights.check(document.territories());
        var zones = new ArrayList<ZipSet>();
        for (var i = 0; i < document.overlapZones().size(); i++) {
            zones.add(rights.check(document.overlapZones().get(i), "overlap_zones[" + i + "]"));
        }
        for (var i = 0; i < document.orders().size(); i++) {
            order("orders[" + i + "]", document.orders().get(i));
        }
        new PlanRules(report, index, conditions).check(document.plans());
        var coverage = new PlanCoverage(report, document, index);
        coverage.check();
        unusedEndpoints();
        return new Lint(
                document,
                index,
                report,
                today,
                reference.federalHolidaysUntil(),
                conditions,
                coverage,
                rights.rights(),
                zones);
    }

    private void brand() {
        var brand = document.brand();
        report.id("brand.id", brand.id());
        report.name("brand.name", brand.name());
        report.zone("brand.time_zone", brand.timeZone());
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(currency -> currency.getCurrencyCode().equals(brand.currency()))) {
            report.error("brand.currency", ConfigCode.INVALID_VALUE, "A currency is an ISO code such as USD.");
        }
        report.share("brand.min_zip_confidence", brand.minZipConfidence());
    }

    private void providers() {
        var rules = new ProviderRules(report);
        for (var i = 0; i < document.providers().size(); i++) {
            rules.check("providers[" + i + "]", document.providers().get(i));
        }
    }

    private void vendors() {
        var rules = new SourceRules(report, index);
        for (var i = 0; i < document.vendors().size(); i++) {
            var vendor = document.vendors().get(i);
            var path = "vendors[" + i + "]";
            report.id(path + ".id", vendor.id());
            report.name(path + ".name", vendor.name());
            for (var j = 0; j < vendor.sources().size(); j++) {
                rules.check(path + ".sources[" + j + "]", vendor.sources().get(j));
            }
        }
    }

    private void uniqueIds() {
        var lines = new HashMap<String, String>();
        var vendors = new HashMap<String, String>();
        var sources = new HashMap<String, String>();
        var clients = new HashMap<String, String>();
        var endpoints = new HashMap<String, String>();
        var zones = new HashMap<String, String>();
        var orders = new HashMap<String, String>();
        var plans = new HashMap<String, String>();
        var providers = new HashMap<String, String>();
        for (var i = 0; i < document.providers().size(); i++) {
            unique(providers, document.providers().get(i).id(), "providers[" + i + "].id");
        }
        for (var i = 0; i < document.serviceLines().size(); i++) {
            unique(lines, document.serviceLines().get(i).id(), "service_lines[" + i + "].id");
        }
        for (var i = 0; i < document.vendors().size(); i++) {
            var vendor = document.vendors().get(i);
            unique(vendors, vendor.id(), "vendors[" + i + "].id");
            for (var j = 0; j < vendor.sources().size(); j++) {
                unique(sources, vendor.sources().get(j).id(), "vendors[" + i + "].sources[" + j + "].id");
            }
        }
        for (var i = 0; i < document.clients().size(); i++) {
            var client = document.clients().get(i);
            unique(clients, client.id(), "clients[" + i + "].id");
            for (var j = 0; j < client.endpoints().size(); j++) {
                unique(endpoints, client.endpoints().get(j).id(), "clients[" + i + "].endpoints[" + j + "].id");
            }
        }
        for (var i = 0; i < document.overlapZones().size(); i++) {
            unique(zones, document.overlapZones().get(i).id(), "overlap_zones[" + i + "].id");
        }
        for (var i = 0; i < document.orders().size(); i++) {
            unique(orders, document.orders().get(i).id(), "orders[" + i + "].id");
        }
        for (var i = 0; i < document.plans().size(); i++) {
            unique(plans, document.plans().get(i).id(), "plans[" + i + "].id");
        }
    }

    private void unique(Map<String, String> seen, String id, String path) {
        var other = seen.putIfAbsent(id, path);
        if (other != null) {
            report.error(
                    path, ConfigCode.DUPLICATE_ID, "%s stands at %s already.".formatted(MessageText.quoted(id), other));
        }
    }

    private void order(String path, Order order) {
        report.id(path + ".id", order.id());
        report.reference(path + ".endpoint", order.endpoint(), index.endpoints());
        report.references(path + ".service_lines", order.serviceLines(), index.serviceLines());
        report.distinct(path + ".service_lines", order.serviceLines());
        report.references(path + ".sources", order.sources(), index.sources());
        conditions.check(path + ".condition", order.condition());
        caps.check(path + ".caps", order.caps());
        report.atLeast(path + ".quantity", order.quantity(), 1);
        report.atLeast(path + ".priority", order.priority(), 0);
        report.period(path, order.from(), order.to());
        report.money(path + ".price", order.price());
    }

    private void unusedEndpoints() {
        var used = new HashSet<String>();
        document.territories().forEach(territory -> used.add(territory.endpoint()));
        document.orders().forEach(order -> used.add(order.endpoint()));
        for (var plan : document.plans()) {
            for (var step : plan.steps()) {
                switch (step.pool()) {
                    case Pool.Endpoints(var ids) -> used.addAll(ids);
                    case Pool.Tagged(var tag) -> used.addAll(index.tagged(tag));
                    case Pool.Territories _, Pool.Orders _ -> {}
                }
            }
        }
        for (var i = 0; i < document.clients().size(); i++) {
            var endpoints = document.clients().get(i).endpoints();
            for (var j = 0; j < endpoints.size(); j++) {
                var endpoint = endpoints.get(j);
                if (endpoint.status() == EndpointStatus.ACTIVE && !used.contains(endpoint.id())) {
                    report.warning(
                            "clients[" + i + "].endpoints[" + j + "]",
                            ConfigCode.UNUSED_ENDPOINT,
                            "No territory, order or plan leads to %s.".formatted(endpoint.id()));
                }
            }
        }
    }
}
