package io.headgate.demo;

import io.headgate.reference.County;
import io.headgate.reference.ReferenceData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Clearbrook Home Services: 300 franchisees over the counties with the most ZIPs, most of them exclusive for pests,
 * some sharing a neighbour's county in tier 2, some with carve-outs; four regional call centres for the rest; twelve
 * sources under different contracts. The same seed gives the same network.
 */
record DemoNetwork(
        String yaml,
        Map<String, Behaviour> behaviours,
        List<String> secretRefs,
        List<String> sourceIds,
        String summary) {

    private static final int FRANCHISEES = 300;
    private static final int CANDIDATE_COUNTIES = 600;
    private static final List<String> TRADES =
            List.of("Pest Co", "Exterminating", "Home Services", "Pest & Termite", "Comfort & Pest", "Home Shield");
    private static final List<String> LINES = List.of("termite", "general-pest", "hvac");
    private static final List<String> PESTS = List.of("termite", "general-pest");

    static DemoNetwork build(ReferenceData reference, String sinkUrl, Random random) {
        return new Builder(reference, sinkUrl, random).build();
    }

    private static final class Builder {

        private final ReferenceData reference;
        private final String sinkUrl;
        private final Random random;
        private final Map<String, Behaviour> behaviours = new LinkedHashMap<>();
        private final List<String> secretRefs = new ArrayList<>();
        private final List<Object> clients = new ArrayList<>();
        private final List<Object> territories = new ArrayList<>();
        private final Set<String> exclusiveZips = new HashSet<>();

        Builder(ReferenceData reference, String sinkUrl, Random random) {
            this.reference = reference;
            this.sinkUrl = sinkUrl;
            this.random = random;
        }

        DemoNetwork build() {
            var counties = chooseCounties();
            for (int i = 0; i < counties.size(); i++) {
                addFranchisee(i, counties);
            }
            DemoRegions.ALL.forEach(this::addCallCentre);
            var document = new LinkedHashMap<String, Object>();
            document.put("brand", brand());
            document.put("service_lines", serviceLines());
            document.put("vendors", DemoSources.vendors());
            document.put("clients", clients);
            document.put("territories", territories);
            document.put("plans", plans());
            return new DemoNetwork(
                    new YAMLMapper().writeValueAsString(document),
                    Map.copyOf(behaviours),
                    List.copyOf(secretRefs),
                    DemoSources.ids(),
                    counties.size() + " franchisees, " + territories.size() + " territory rights, "
                            + DemoSources.ids().size() + " sources, " + DemoRegions.ALL.size() + " call centres");
        }

        private List<County> chooseCounties() {
            var bySize = DemoRegions.states().stream()
                    .flatMap(state -> reference.zipsOfState(state).stream())
                    .flatMap(zip -> reference.zip(zip).stream())
                    .filter(place -> place.countyFips() != null)
                    .collect(java.util.stream.Collectors.groupingBy(
                            place -> String.valueOf(place.countyFips()), java.util.stream.Collectors.counting()));
            var largest = bySize.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(CANDIDATE_COUNTIES)
                    .flatMap(entry -> reference.county(entry.getKey()).stream())
                    .filter(county -> county.zone() != null)
                    .limit(FRANCHISEES)
                    .toList();
            return largest.stream()
                    .sorted(Comparator.comparing(County::state).thenComparing(County::fips))
                    .toList();
        }

        private void addFranchisee(int index, List<County> counties) {
            var county = counties.get(index);
            var id = "dealer-" + (101 + index);
            var endpoint = id + "-crm";
            var behaviour = behaviourOf(index);
            behaviours.put(endpoint, behaviour);
            secretRefs.add(endpoint);
            var settings = endpointSettings(index, endpoint, behaviour);
            clients.add(client(
                    id,
                    county.name() + " " + TRADES.get(index % TRADES.size()),
                    index % 9 == 0 ? "dealer" : "franchisee",
                    String.valueOf(county.zone()),
                    settings));
            grantRights(index, endpoint, counties);
        }

        private Behaviour behaviourOf(int index) {
            if (index == 42) {
                return Behaviour.DEAD;
            }
            return switch (index % 25) {
                case 7 -> Behaviour.SLOW;
                case 13 -> Behaviour.PICKY;
                case 19 -> index % 50 == 19 ? Behaviour.FLAPPING : Behaviour.PROMPT;
                default -> Behaviour.PROMPT;
            };
        }

        private Map<String, Object> endpointSettings(int index, String endpoint, Behaviour behaviour) {
            var settings = new LinkedHashMap<String, Object>();
            settings.put("id", endpoint);
            settings.put("price", (30 + random.nextInt(25)) + ".00");
            settings.put("weight", 1 + index % 3);
            if (index % 4 == 0) {
                settings.put(
                        "hours",
                        Map.of(
                                "mon-fri",
                                List.of("07:00-20:00"),
                                "sat",
                                List.of("08:00-16:00"),
                                "holidays",
                                "us-federal"));
                settings.put("off_hours", index % 8 == 0 ? "hold" : "skip");
            }
            if (index % 10 == 3) {
                settings.put("accepts", Map.of("condition", "lead.attributes.home_owner == true"));
            }
            var caps = new ArrayList<Object>();
            caps.add(Map.of("limit", index % 6 == 0 ? 3 : 25, "per", "day"));
            if (index % 5 == 0) {
                caps.add(Map.of("limit", "2500.00", "unit", "money", "per", "month"));
            }
            settings.put("caps", caps);
            var byMail = index % 30 == 3 && behaviour == Behaviour.PROMPT;
            settings.put("delivery", byMail ? email(index, endpoint) : webhook(endpoint, behaviour));
            return settings;
        }

        // Dealers' systems read ADF from the text of an e-mail; people read the list.
        private static Map<String, Object> email(int index, String endpoint) {
            return Map.of(
                    "method",
                    "email",
                    "to",
                    endpoint + "@mail.example",
                    "template",
                    index % 60 == 3 ? "adf" : "default",
                    "max_age",
                    "PT10M");
        }

        private Map<String, Object> webhook(String endpoint, Behaviour behaviour) {
            // Port 9 (discard) has no listener on any ordinary machine: the one dead endpoint.
            var url = behaviour == Behaviour.DEAD ? "http://127.0.0.1:9/gone" : sinkUrl + "/e/" + endpoint;
            var delivery = new LinkedHashMap<String, Object>();
            delivery.put("method", "webhook");
            delivery.put("url", url);
            delivery.put("secret_ref", endpoint);
            delivery.put("timeout", "PT5S");
            delivery.put("max_age", "PT10M");
            delivery.put(
                    "response",
                    Map.of(
                            "accepted", "2xx",
                            "reject_when", Map.of("path", "$.status", "equals", "rejected"),
                            "reason", "$.reason",
                            "external_id", "$.id"));
            return delivery;
        }

        private static Map<String, Object> client(
                String id, String name, String kind, String zone, Map<String, Object> endpoint) {
            var client = new LinkedHashMap<String, Object>();
            client.put("id", id);
            client.put("name", name);
            client.put("kind", kind);
            client.put("time_zone", zone);
            client.put("billing", Map.of("mode", "invoice"));
            client.put(
                    "returns",
                    Map.of(
                            "window",
                            "P7D",
                            "reasons",
                            List.of("duplicate", "wrong_number", "out_of_area"),
                            "max_rate",
                            0.2));
            client.put("endpoints", List.of(endpoint));
            return client;
        }

        private void grantRights(int index, String endpoint, List<County> counties) {
            var county = counties.get(index);
            var exclusive = index % 3 != 2;
            territories.add(right(
                    endpoint, exclusive ? "exclusive" : "shared", 1, PESTS, homeArea(index, county, exclusive), index));
            if (index % 2 == 0) {
                territories.add(right(
                        endpoint, "shared", 1, List.of("hvac"), Map.of("counties", List.of(county.fips())), index));
            }
            if (index > 0 && counties.get(index - 1).state().equals(county.state())) {
                territories.add(right(
                        endpoint,
                        "shared",
                        2,
                        LINES,
                        Map.of("counties", List.of(counties.get(index - 1).fips())),
                        index));
            }
        }

        /** The dealer's own county; carved out are ZIPs that an older agreement holds, and now and then a few more. */
        private Map<String, Object> homeArea(int index, County county, boolean exclusive) {
            var zips = reference.zipsOf(county.fips());
            var carvedOut = new TreeSet<String>();
            if (exclusive) {
                zips.stream().filter(exclusiveZips::contains).forEach(carvedOut::add);
                exclusiveZips.addAll(zips);
            }
            if (index % 12 == 5 && zips.size() > 4) {
                carvedOut.addAll(zips.subList(0, 3));
            }
            var area = new LinkedHashMap<String, Object>();
            area.put("counties", List.of(county.fips()));
            if (!carvedOut.isEmpty()) {
                area.put("except_zips", List.copyOf(carvedOut));
            }
            return area;
        }

        private static Map<String, Object> right(
                String endpoint, String kind, int tier, List<String> lines, Map<String, ?> area, int index) {
            var right = new LinkedHashMap<String, Object>();
            right.put("endpoint", endpoint);
            right.put("right", kind);
            right.put("tier", tier);
            right.put("service_lines", lines);
            right.put("area", area);
            right.put("from", (1998 + index % 25) + "-04-01");
            return right;
        }

        private void addCallCentre(DemoRegions.Region region) {
            var endpoint = region.id() + "-calls";
            behaviours.put(endpoint, Behaviour.PROMPT);
            var delivery = Map.of("method", "http", "format", "form", "url", sinkUrl + "/e/" + endpoint);
            var settings = Map.<String, Object>of("id", endpoint, "price", "0.00", "delivery", delivery);
            clients.add(client(region.id(), region.name(), "call_center", region.zone(), settings));
            territories.add(right(endpoint, "overflow", 9, LINES, Map.of("states", region.states()), 10));
        }

        private static Map<String, Object> brand() {
            return Map.of(
                    "id", "clearbrook",
                    "name", "Clearbrook Home Services",
                    "time_zone", "America/Chicago",
                    "currency", "USD");
        }

        private static List<Object> serviceLines() {
            return List.of(
                    Map.of("id", "termite", "name", "Termite"),
                    Map.of("id", "general-pest", "name", "General pest"),
                    Map.of("id", "hvac", "name", "Heating and cooling"));
        }

        private static List<Object> plans() {
            return IntStream.range(0, LINES.size())
                    .<Object>mapToObj(
                            i -> plan(LINES.get(i), i == 2 ? "round_robin" : i == 1 ? "weighted" : "priority"))
                    .toList();
        }

        private static Map<String, Object> plan(String line, String algorithm) {
            var centres = DemoRegions.ALL.stream()
                    .map(region -> region.id() + "-calls")
                    .toList();
            return Map.of(
                    "id",
                    line,
                    "service_lines",
                    List.of(line),
                    "steps",
                    List.of(
                            Map.of("id", "territory", "pool", "territory", "algorithm", algorithm, "recipients", 1),
                            Map.of("id", "national-desk", "pool", centres, "algorithm", "round_robin")),
                    "otherwise",
                    "reject");
        }
    }
}
