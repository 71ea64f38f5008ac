package io.headgate.standalone.rehearsal;

import io.headgate.embedded.EmbeddedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;

/**
 * Publishes made-up networks while the Java machine watches, which then remembers of that code what takes longest to find
 * out: an installation's first publish finds it nearly warm.
 */
public final class RehearsedPublish {

    private static final int ENDPOINTS = 300;
    private static final int TIMES = 8;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String portal;
    private final String token;

    public RehearsedPublish(String portal, String token) {
        this.portal = portal;
        this.token = token;
    }

    /** Publishes the networks, one after the other. */
    public void publish() {
        for (int i = 0; i < TIMES; i++) {
            send("PUT", "/api/admin/config/draft", "application/yaml", network(ENDPOINTS, 20 + i));
            send("POST", "/api/admin/config/draft/validate", "application/json", "");
            send("POST", "/api/admin/config/publish", "application/json", "{}");
        }
    }

    private void send(String method, String path, String type, String body) {
        var request = HttpRequest.newBuilder(URI.create(portal + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new EmbeddedException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new EmbeddedException("The portal does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("interrupted", e);
        }
    }

    /** A network with something of everything that large ones have. */
    static String network(int endpoints, int price) {
        var clients = new StringBuilder();
        var rights = new StringBuilder();
        for (int i = 0; i < endpoints; i++) {
            clients.append(String.format(Locale.ROOT, """
                  - id: dealer-%1$d
                    time_zone: America/Chicago
                    returns: {window: P7D, reasons: [duplicate], max_rate: 0.20}
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
                          mapping: {customer: "{first_name} {last_name}", zip: address.zip, ref: lead_id}
                """, i, price));
            rights.append(String.format(Locale.ROOT, """
                  - {endpoint: dealer-%1$d-crm, right: exclusive, service_lines: [one], area: {zips: %2$s}, from: 2015-04-01}
                  - {endpoint: dealer-%1$d-crm, right: shared, tier: 2, service_lines: [one, two], area: {zips: %3$s}}
                  - {endpoint: dealer-%1$d-crm, right: shared, tier: 3, area: {zips: %3$s, except_zips: %2$s}}
                """, i, zips(8 * i, 8 * i + 8), zips(7 * i, 7 * i + 20)));
        }
        return """
            brand: {id: rehearsal, name: Rehearsal}
            service_lines: [{id: one}, {id: two}]
            vendors: [{id: vendor, sources: [{id: source, service_lines: [one, two], schema: {required: [phone]}}]}]
            clients:
            %sterritories:
            %splans: [{id: all, steps: [{id: rights, pool: territory, algorithm: priority, recipients: 1}]}]
            """.formatted(clients, rights);
    }

    private static String zips(int from, int to) {
        var zips = new StringBuilder("[");
        for (int i = from; i < to; i++) {
            zips.append(i == from ? "" : ", ").append(String.format(Locale.ROOT, "\"%05d\"", 75_000 + i));
        }
        return zips.append(']').toString();
    }
}
