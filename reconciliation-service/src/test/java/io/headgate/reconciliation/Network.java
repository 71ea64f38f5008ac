package io.headgate.reconciliation;

import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.DecisionTrace;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.shared.AllocationId;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Stage;
import io.headgate.testkit.TestConfig;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A small network with every kind of agreement, and the facts of leads that run through it. */
public final class Network {

    public static final String YAML = """
        brand: {id: clearbrook, name: Clearbrook, time_zone: America/Chicago, currency: USD}
        service_lines: [{id: termite}]
        vendors:
          - id: searchpros
            name: SearchPros Media
            sources:
              - id: web
                service_lines: [termite]
                contract:
                  cost: {model: cpl, amount: "18.00", payable_on: accepted}
                  returns: {window: PT48H, reasons: [duplicate, wrong_number], remedy: credit}
              - id: late
                service_lines: [termite]
                contract:
                  cost: {model: cpl, amount: "11.25", payable_on: delivered}
                  returns: {window: P30D, reasons: [wrong_number], remedy: substitute}
          - id: owned
            name: Owned
            sources:
              - {id: site, service_lines: [termite], contract: {cost: {model: free}}}
              - {id: flat, service_lines: [termite], contract: {cost: {model: fixed_period, amount: "900"}}}
        clients:
          - id: dealer
            name: Austin North
            time_zone: America/Chicago
            billing: {mode: invoice}
            returns: {window: P7D, reasons: [duplicate, wrong_number, out_of_area]}
            endpoints: [{id: dealer-crm, price: "42.00"}]
          - id: strict
            name: Strict
            time_zone: America/New_York
            billing: {mode: prepaid}
            returns: {window: P7D, reasons: [duplicate], max_rate: 0.2}
            endpoints: [{id: strict-crm, price: "30.00"}]
          - id: branch
            name: Branch
            billing: {mode: chargeback}
            returns: {window: P7D, reasons: [duplicate], remedy: substitute}
            endpoints: [{id: branch-crm, price: "12.50"}]
          - {id: reader, endpoints: [{id: reader-crm, price: "12.50"}]}
          - {id: returner, returns: {window: P7D, reasons: [duplicate], max_rate: 0.2}, endpoints: [{id: returner-crm, price: "30.00"}]}
        """;

    private static int version;

    private Network() {}

    /** Publishes once for all test classes of the shared context, and returns the version. */
    public static synchronized int version(TestConfig config) {
        if (version == 0) {
            version = config.publish(YAML);
        }
        return version;
    }

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** One lead on its way to one client. */
    public record Lead(
            LeadId id, DeliveryId delivery, String source, String client, String price, Instant at, boolean test) {

        public static Lead of(String source, String client, String price) {
            return at(source, client, price, now());
        }

        public static Lead at(String source, String client, String price, Instant at) {
            return new Lead(
                    new LeadId(UUID.randomUUID()), new DeliveryId(UUID.randomUUID()), source, client, price, at, false);
        }

        public Lead asTest() {
            return new Lead(id, delivery, source, client, price, at, true);
        }

        /** The same person's lead at a second client. */
        public Lead alsoTo(String other, String otherPrice) {
            return new Lead(id, new DeliveryId(UUID.randomUUID()), source, other, otherPrice, at, test);
        }

        LeadFacts facts() {
            var vendor = source.equals("web") || source.equals("late") ? "searchpros" : "owned";
            return new LeadFacts(
                    source,
                    vendor,
                    "spring",
                    null,
                    "termite",
                    "residential",
                    null,
                    test,
                    at,
                    new Location("78717", "Austin", "TX", List.of(), null, null, null),
                    Map.of(),
                    null,
                    null);
        }

        Allocation allocation() {
            return new Allocation(
                    new AllocationId(delivery.value()),
                    delivery,
                    client,
                    client + "-crm",
                    Money.of(price, "USD"),
                    "territory",
                    null,
                    null);
        }

        public LeadDecided decided(int round, int version) {
            return new LeadDecided(
                    id,
                    at,
                    round,
                    version,
                    DecisionOutcome.ALLOCATED,
                    null,
                    null,
                    facts(),
                    List.of(allocation()),
                    new DecisionTrace("plan", List.of(), "It went to " + client + ".", 12));
        }

        /** The lead ended without anybody taking it. */
        public LeadClosed rejected() {
            return new LeadClosed(id, at, Outcome.REJECTED, Stage.ROUTING, ReasonCode.NO_SALE, null, null);
        }

        public DeliveryFinished finished(DeliveryOutcome outcome, int version) {
            return new DeliveryFinished(id, at, 1, version, allocation(), facts(), outcome, null, null, "ext-1", 1);
        }

        /** Accepted, and the receiver's answer names its own price. */
        public DeliveryFinished acceptedFor(String answered, int version) {
            return new DeliveryFinished(
                    id,
                    at,
                    1,
                    version,
                    allocation(),
                    facts(),
                    DeliveryOutcome.ACCEPTED,
                    null,
                    null,
                    "ext-1",
                    1,
                    Money.of(answered, "USD"));
        }

        public DeliveryFinished accepted(int version) {
            return finished(DeliveryOutcome.ACCEPTED, version);
        }
    }
}
