package io.headgate.benchmarks.load;

import io.headgate.reference.ReferenceData;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A network of the size that a publish must handle: thousands of endpoints with hours, caps, conditions and mappings, and
 * four rights each over the real ZIPs of the country. Every ZIP is exclusive to exactly one endpoint.
 */
public final class NationalNetwork {

    private static final int ZIPS = 100_000;
    private static final int SHARED_ZIPS = 20;
    private static final int RIGHTS_EACH = 4;

    private final int endpoints;
    private final List<String> zips;

    public NationalNetwork(int endpoints) {
        this.endpoints = endpoints;
        var reference = ReferenceData.load();
        this.zips = IntStream.range(0, ZIPS)
                .mapToObj(zip -> String.format(Locale.ROOT, "%05d", zip))
                .filter(reference::knowsZip)
                .toList();
    }

    public int rights() {
        return RIGHTS_EACH * endpoints;
    }

    /** The document; each revision differs from the one before in the price of one endpoint. */
    public String yaml(int revision) {
        var clients = new StringBuilder();
        var territories = new StringBuilder();
        for (int i = 0; i < endpoints; i++) {
            clients.append(client(i, i == 0 ? 20 + revision : 20 + i % 60));
            territories.append(rights(i));
        }
        return """
            brand: {id: bench, name: Bench, time_zone: America/Chicago, currency: USD}
            service_lines: [{id: termite, name: Termite}, {id: hvac, name: Heating and cooling}]
            vendors:
              - id: searchpros
                name: SearchPros Media
                sources:
                  - id: searchpros-web
                    name: SearchPros web forms
                    service_lines: [termite, hvac]
                    schema: {required: [first_name, last_name, phone, address.zip, service_line]}
                    dedupe: {keys: [phone, email], window: P30D, scope: source}
                    contract: {valid_from: 2026-01-01, cost: {model: cpl, amount: "18.00", payable_on: accepted}}
            clients:
            %sterritories:
            %splans:
              - {id: all, steps: [{id: territory, pool: territory, algorithm: priority, recipients: 1}], otherwise: reject}
            """.formatted(clients, territories);
    }

    private static String client(int i, int price) {
        return String.format(Locale.ROOT, """
              - id: dealer-%1$d
                name: Dealer %1$d
                kind: franchisee
                time_zone: America/Chicago
                returns: {window: P7D, reasons: [duplicate, wrong_number], max_rate: 0.20}
                endpoints:
                  - id: dealer-%1$d-crm
                    price: "%2$d.00"
                    hours: {mon-fri: ["08:00-18:00"], sat: ["09:00-13:00"], holidays: us-federal}
                    off_hours: hold
                    accepts: {line_types: [mobile, landline], condition: "lead.segment == 'residential'"}
                    caps: [{limit: 40, per: day}, {limit: 8, per: hour}]
                    delivery:
                      method: webhook
                      url: "https://crm-%1$d.example/leads"
                      secret_ref: bench
                      mapping: {customer: "{first_name} {last_name}", phone: phone, zip: address.zip, ref: lead_id}
            """, i, price);
    }

    private String rights(int i) {
        var own = zips.subList(at(i), at(i + 1));
        var around = zips.subList(Math.max(0, at(i) - SHARED_ZIPS), at(i));
        return String.format(Locale.ROOT, """
              - {endpoint: dealer-%1$d-crm, right: exclusive, tier: 1, service_lines: [termite], area: {zips: %2$s}, from: 2015-04-01}
              - {endpoint: dealer-%1$d-crm, right: shared, tier: 1, service_lines: [hvac], area: {zips: %2$s}, from: 2015-04-01}
              - {endpoint: dealer-%1$d-crm, right: shared, tier: 2, service_lines: [termite], area: {zips: %3$s}, from: 2015-04-01}
              - {endpoint: dealer-%1$d-crm, right: overflow, tier: 1, service_lines: [hvac], area: {zips: %3$s}, from: 2015-04-01}
            """, i, quoted(own), quoted(around.isEmpty() ? own : around));
    }

    private int at(int endpoint) {
        return (int) ((long) zips.size() * endpoint / endpoints);
    }

    private static String quoted(List<String> some) {
        return "[\"" + String.join("\", \"", some) + "\"]";
    }
}
