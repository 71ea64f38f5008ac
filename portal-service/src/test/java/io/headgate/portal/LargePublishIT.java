package io.headgate.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.portal.v1.ConfigPublished;
import io.headgate.reference.ReferenceData;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/**
 * A national network. The database ends a transaction that is idle for a second, a tenth of what it usually may: reading,
 * checking and writing such a network takes longer, on a busy machine ten times as long.
 */
@TestPropertySource(properties = "headgate.database-options=-c idle_in_transaction_session_timeout=1s")
class LargePublishIT extends PortalFixture {

    private static final int ENDPOINTS = 5_000;

    @Test
    void noTransactionIsOpenWhileALargeNetworkIsReadCheckedAndWritten() {
        assertThat(publish("10.00")).isEqualTo(publish("11.00") - 1);

        assertThat(admin().post("/api/admin/config/versions/1/rollback", null).status())
                .isEqualTo(200);
        assertThat(events.await(ConfigPublished.class, e -> e.version() == 3)
                        .document()
                        .clients())
                .hasSize(ENDPOINTS);
    }

    private int publish(String price) {
        var put = admin().send(
                        "PUT", "/api/admin/config/draft", network(price), Map.of("Content-Type", "application/yaml"));
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        var published = admin().post("/api/admin/config/publish", null);
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        return published.json().path("version").asInt();
    }

    private static String network(String price) {
        var zips = IntStream.range(0, 100_000)
                .mapToObj("%05d"::formatted)
                .filter(ReferenceData.load()::knowsZip)
                .toList();
        var clients = new StringBuilder();
        var rights = new StringBuilder();
        for (int i = 0; i < ENDPOINTS; i++) {
            clients.append("  - {id: c%1$d, endpoints: [{id: e%1$d, price: \"%2$s\", caps: [{limit: 40, per: day}], "
                    .formatted(i, price));
            clients.append("delivery: {method: webhook, url: \"https://crm%d.example/leads\"}}]}\n".formatted(i));
            rights.append(right(i, "exclusive", zips.subList(8 * i, 8 * i + 8)));
            rights.append(right(i, "shared, tier: 2", zips.subList(7 * i, 7 * i + 20)));
        }
        return """
                brand: {id: big, name: Big}
                service_lines: [{id: termite}]
                clients:
                %sterritories:
                %splans: [{id: all, steps: [{id: rights, pool: territory}]}]
                """.formatted(clients, rights);
    }

    private static String right(int endpoint, String kind, List<String> zips) {
        return "  - {endpoint: e%d, right: %s, area: {zips: [\"%s\"]}}%n"
                .formatted(endpoint, kind, String.join("\", \"", zips));
    }
}
