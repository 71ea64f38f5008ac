package io.headgate.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Twelve sources of seven vendors, no two under the same contract. */
final class DemoSources {

    private record Spec(
            String vendor,
            String vendorName,
            String id,
            String name,
            String cpl,
            String payableOn,
            String window,
            int dayCap) {}

    private static final List<Spec> SPECS = List.of(
            new Spec(
                    "searchpros",
                    "SearchPros Media",
                    "searchpros-web",
                    "SearchPros web forms",
                    "18.00",
                    "accepted",
                    "PT48H",
                    2000),
            new Spec(
                    "searchpros",
                    "SearchPros Media",
                    "searchpros-mobile",
                    "SearchPros mobile",
                    "16.50",
                    "accepted",
                    "PT48H",
                    1500),
            new Spec(
                    "homebids",
                    "HomeBids Network",
                    "homebids-direct",
                    "HomeBids direct",
                    "22.00",
                    "delivered",
                    "P7D",
                    1000),
            new Spec(
                    "homebids",
                    "HomeBids Network",
                    "homebids-partners",
                    "HomeBids partners",
                    "14.00",
                    "delivered",
                    "P3D",
                    800),
            new Spec(
                    "leadline",
                    "Leadline Direct",
                    "leadline-national",
                    "Leadline national",
                    "19.75",
                    "accepted",
                    "PT72H",
                    1200),
            new Spec(
                    "leadline",
                    "Leadline Direct",
                    "leadline-south",
                    "Leadline South",
                    "17.25",
                    "accepted",
                    "PT72H",
                    600),
            new Spec(
                    "greenclick",
                    "GreenClick",
                    "greenclick-display",
                    "GreenClick display",
                    "9.50",
                    "delivered",
                    "P5D",
                    900),
            new Spec(
                    "greenclick",
                    "GreenClick",
                    "greenclick-native",
                    "GreenClick native",
                    "11.00",
                    "delivered",
                    "P5D",
                    900),
            new Spec(
                    "dialworks",
                    "DialWorks",
                    "dialworks-warm",
                    "DialWorks warm transfers",
                    "34.00",
                    "accepted",
                    "PT24H",
                    200),
            new Spec(
                    "neighborly",
                    "Neighborly Reviews",
                    "neighborly-profiles",
                    "Neighborly profiles",
                    "21.00",
                    "accepted",
                    "P7D",
                    500),
            new Spec("owned", "Owned properties", "brand-site", "clearbrook.example", "0.00", "free", "PT0S", 0),
            new Spec("owned", "Owned properties", "brand-chat", "Website chat", "0.00", "free", "PT0S", 0));

    private DemoSources() {}

    static List<String> ids() {
        return SPECS.stream().map(Spec::id).toList();
    }

    static List<Object> vendors() {
        var vendors = new LinkedHashMap<String, Map<String, Object>>();
        for (var spec : SPECS) {
            var vendor = vendors.computeIfAbsent(spec.vendor(), id -> {
                var made = new LinkedHashMap<String, Object>();
                made.put("id", id);
                made.put("name", spec.vendorName());
                made.put("sources", new ArrayList<>());
                return made;
            });
            @SuppressWarnings("unchecked")
            var sources = (List<Object>) vendor.get("sources");
            if (sources != null) {
                sources.add(source(spec));
            }
        }
        return new ArrayList<>(vendors.values());
    }

    private static Map<String, Object> source(Spec spec) {
        var source = new LinkedHashMap<String, Object>();
        source.put("id", spec.id());
        source.put("name", spec.name());
        source.put("service_lines", List.of("termite", "general-pest", "hvac"));
        source.put(
                "schema",
                Map.of(
                        "required", List.of("first_name", "last_name", "phone", "address.zip", "service_line"),
                        "attributes",
                                Map.of(
                                        "home_owner", Map.of("type", "boolean"),
                                        "budget", Map.of("type", "number", "min", 0),
                                        "urgency", Map.of("type", "enum", "values", List.of("now", "week", "month")))));
        if (spec.vendor().equals("homebids")) {
            source.put(
                    "mapping",
                    Map.of(
                            "fields",
                                    Map.of(
                                            "fname",
                                            "first_name",
                                            "lname",
                                            "last_name",
                                            "zip",
                                            "address.zip",
                                            "product",
                                            "service_line"),
                            "values",
                                    Map.of(
                                            "service_line",
                                            Map.of("TERM", "termite", "PEST", "general-pest", "AC", "hvac"))));
        }
        source.put(
                "dedupe",
                Map.of(
                        "keys",
                        List.of("phone", "email"),
                        "window",
                        "P30D",
                        "scope",
                        spec.payableOn().equals("free") ? "source" : "vendor"));
        if (spec.dayCap() > 0) {
            source.put("caps", List.of(Map.of("limit", spec.dayCap(), "per", "day")));
        }
        source.put(
                "validation",
                Map.of(
                        "phone", Map.of("fail", "reject"),
                        "email", Map.of("fail", spec.cpl().startsWith("9") ? "review" : "continue"),
                        "consent", Map.of("fail", "reject", "required", List.of("text", "captured_at", "ip"))));
        source.put("contract", contract(spec));
        return source;
    }

    private static Map<String, Object> contract(Spec spec) {
        if (spec.payableOn().equals("free")) {
            return Map.of("cost", Map.of("model", "free"));
        }
        return Map.of(
                "valid_from", "2026-01-01",
                "cost", Map.of("model", "cpl", "amount", spec.cpl(), "payable_on", spec.payableOn()),
                "returns",
                        Map.of(
                                "window",
                                spec.window(),
                                "reasons",
                                List.of("duplicate", "wrong_number", "out_of_area", "non_responsive"),
                                "max_rate",
                                0.15,
                                "remedy",
                                "credit"));
    }
}
