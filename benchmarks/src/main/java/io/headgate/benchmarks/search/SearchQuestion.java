package io.headgate.benchmarks.search;

import io.headgate.model.shared.LeadFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A kind of question that people ask for leads, and how one of it is put for a lead that is there. */
enum SearchQuestion {
    PHONE("by phone"),
    EMAIL("by e-mail"),
    OWN_ID("by the vendor's own id"),
    TYPED("as typed into the search field: phone, e-mail, ZIP, beginning of an id, campaign, own id"),
    ZIP("by ZIP"),
    CAMPAIGN("by campaign"),
    VENDOR("by vendor"),
    CLIENT("by client"),
    ENDPOINT("by endpoint"),
    STATE("by state"),
    SERVICE_LINE("by service line"),
    OUTCOME("by outcome and reason"),
    PERSON_AND("by phone and vendor, in a month"),
    COMBINED("two to five of all parameters, of one lead"),
    APART("two to five of all parameters, each of another lead: often nothing");

    private static final String FROM = "from";
    private static final String TO = "to";

    private final String words;

    SearchQuestion(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Whether its lead must be found on the first page, because hardly any other is meant as well. */
    boolean meansItsLead() {
        return switch (this) {
            case PHONE, EMAIL, OWN_ID, PERSON_AND -> true;
            case TYPED, ZIP, CAMPAIGN, VENDOR, CLIENT, ENDPOINT, STATE, SERVICE_LINE, OUTCOME, COMBINED, APART -> false;
        };
    }

    boolean mayFindNothing() {
        return this == APART;
    }

    /** The body of the search for this lead. */
    Map<String, String> of(LeadSupply.Lead lead, List<LeadSupply.Lead> others, Random random) {
        return switch (this) {
            case PHONE -> Map.of("phone", lead.phone());
            case EMAIL -> Map.of("email", lead.email());
            case OWN_ID -> Map.of("source_lead_id", lead.sourceLeadId());
            case TYPED -> Map.of("q", typed(lead, random));
            case ZIP -> only(lead, "zip");
            case CAMPAIGN -> only(lead, "campaign");
            case VENDOR -> only(lead, "vendor");
            case CLIENT -> only(lead, "client");
            case ENDPOINT -> only(lead, "endpoint");
            case STATE -> only(lead, "state");
            case SERVICE_LINE -> only(lead, "service_line");
            case OUTCOME -> only(lead, "outcome", "reason");
            case PERSON_AND -> personAnd(lead);
            case COMBINED -> several(random, _ -> lead);
            case APART -> several(random, r -> others.get(r.nextInt(others.size())));
        };
    }

    private static String typed(LeadSupply.Lead lead, Random random) {
        var campaign = lead.facts().campaign();
        return switch (random.nextInt(6)) {
            case 0 -> lead.phone();
            case 1 -> lead.email();
            case 2 -> Objects.requireNonNull(lead.facts().location().zip());
            case 3 -> lead.state().leadId().toString().substring(0, "lead_".length() + 13);
            case 4 -> campaign == null ? lead.facts().vendorId() : campaign;
            default -> lead.sourceLeadId();
        };
    }

    private static Map<String, String> personAnd(LeadSupply.Lead lead) {
        var asked = new HashMap<>(only(lead, "vendor"));
        asked.put("phone", lead.phone());
        asked.put(FROM, lead.facts().receivedAt().minus(Duration.ofDays(15)).toString());
        asked.put(TO, lead.facts().receivedAt().plus(Duration.ofDays(15)).toString());
        return asked;
    }

    private interface Draw {
        LeadSupply.Lead of(Random random);
    }

    private static Map<String, String> several(Random random, Draw draw) {
        var names = new ArrayList<>(List.of(
                "source",
                "vendor",
                "campaign",
                "endpoint",
                "client",
                "outcome",
                "reason",
                "service_line",
                "state",
                "zip",
                "test",
                FROM));
        java.util.Collections.shuffle(names, random);
        var wanted = 2 + random.nextInt(4);
        var asked = new HashMap<String, String>();
        for (var name : names) {
            var value = value(draw.of(random), name);
            if (value != null && asked.size() < wanted) {
                asked.put(name, value);
            }
        }
        return asked;
    }

    private static Map<String, String> only(LeadSupply.Lead lead, String... names) {
        var asked = new HashMap<String, String>();
        for (var name : names) {
            var value = value(lead, name);
            if (value != null) {
                asked.put(name, value);
            }
        }
        return asked.isEmpty() ? Map.of("vendor", lead.facts().vendorId()) : asked;
    }

    private static @Nullable String value(LeadSupply.Lead lead, String name) {
        LeadFacts facts = lead.facts();
        var reason = lead.state().reason();
        return switch (name) {
            case "source" -> facts.sourceId();
            case "vendor" -> facts.vendorId();
            case "campaign" -> facts.campaign();
            case "endpoint" -> lead.state().endpointId();
            case "client" -> lead.state().clientId();
            case "outcome" -> lead.state().status().name();
            case "reason" -> reason == null ? null : reason.name();
            case "service_line" -> facts.serviceLine();
            case "state" -> facts.location().state();
            case "zip" -> facts.location().zip();
            case "test" -> Boolean.toString(facts.test());
            case FROM -> facts.receivedAt().minus(Duration.ofDays(3)).toString();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
