package io.headgate.benchmarks.load;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A small network whose every lead finds an endpoint, and leads for it that are all different people. */
public final class BenchNetwork {

    /** ZIP codes of Travis County, Texas, that the endpoints share. */
    private static final String[] ZIPS = {"78701", "78704", "78745", "78748", "78758", "78759"};

    /** The ZIP code of the endpoint whose daily cap is met. */
    public static final String CAPPED_ZIP = "78702";

    /** That cap. */
    public static final int CAP = 200;

    private static final int NEVER_MET = 1_000_000;

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private BenchNetwork() {}

    /**
     * The document.
     *
     * @param endpoints how many endpoints share the leads in turn
     * @param cap the total cap of the first endpoint; 0 for none
     */
    public static String yaml(String receiver, int endpoints, int cap) {
        return yaml(
                receiver,
                endpoints,
                i -> i == 0 && cap > 0 ? "{limit: " + cap + ", per: total}" : "",
                _ -> "counties: [\"48453\"]");
    }

    /** The document of an ordinary network: every ZIP is shared in turn by three endpoints. */
    public static String local(String receiver) {
        return yaml(receiver, 3 * ZIPS.length, _ -> "", i -> zips(ZIPS[i % ZIPS.length]));
    }

    /** The document of a network where each ZIP has one endpoint with a daily cap, and one such cap can be met. */
    public static String capped(String receiver) {
        return yaml(
                receiver,
                ZIPS.length + 1,
                i -> "{limit: " + (i == ZIPS.length ? CAP : NEVER_MET) + ", per: day}",
                i -> zips(i == ZIPS.length ? CAPPED_ZIP : ZIPS[i]));
    }

    private static String zips(String zip) {
        return "zips: [\"" + zip + "\"]";
    }

    private static String yaml(String receiver, int endpoints, IntFunction<String> caps, IntFunction<String> area) {
        var clients = new StringBuilder();
        var territories = new StringBuilder();
        for (int i = 0; i < endpoints; i++) {
            clients.append(String.format(Locale.ROOT, """
                  - id: dealer-%1$d
                    name: Dealer %1$d
                    kind: franchisee
                    time_zone: America/Chicago
                    endpoints:
                      - id: dealer-%1$d-crm
                        price: "42.00"
                        caps: [%2$s]
                        delivery: {method: webhook, url: "%3$s/e/dealer-%1$d-crm", secret_ref: bench}
                """, i, caps.apply(i), receiver));
            territories.append(String.format(
                    Locale.ROOT,
                    "  - {endpoint: dealer-%d-crm, right: shared, tier: 1, service_lines: [termite], area: {%s}, from:"
                            + " 2015-04-01}%n",
                    i,
                    area.apply(i)));
        }
        return """
            brand: {id: bench, name: Bench, time_zone: America/Chicago, currency: USD}
            service_lines:
              - {id: termite, name: Termite}
            vendors:
              - id: searchpros
                name: SearchPros Media
                sources:
                  - id: searchpros-web
                    name: SearchPros web forms
                    service_lines: [termite]
                    schema: {required: [first_name, last_name, phone, address.zip, service_line]}
                    dedupe: {keys: [phone, email], window: P30D, scope: source}
                    validation: {phone: {fail: reject}}
                    contract: {valid_from: 2026-01-01, cost: {model: cpl, amount: "18.00", payable_on: accepted}}
            clients:
            %sterritories:
            %splans:
              - id: termite
                service_lines: [termite]
                steps:
                  - {id: territory, pool: territory, algorithm: round_robin, recipients: 1}
                otherwise: reject
            """.formatted(clients, territories);
    }

    /** A person who was never posted before in this process. */
    public static String lead() {
        int n = PEOPLE.getAndIncrement();
        return lead(n, ZIPS[n % ZIPS.length]);
    }

    /** Another such person, who lives in the ZIP. */
    static String lead(String zip) {
        return lead(PEOPLE.getAndIncrement(), zip);
    }

    private static String lead(int n, String zip) {
        return """
            {"first_name":"Ava","last_name":"Reyes","email":"p%d@example.com","phone":"+1512%07d",\
            "address":{"line1":"1 Oak St","city":"Austin","state":"TX","zip":"%s"},"service_line":"termite",\
            "segment":"residential","campaign":"bench"}\
            """.formatted(n, 2_000_000 + n, zip);
    }
}
