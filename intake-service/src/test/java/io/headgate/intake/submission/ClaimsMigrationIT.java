package io.headgate.intake.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.intake.IntakePlatform;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Claims of an older installation keep their meaning. */
class ClaimsMigrationIT extends IntakePlatform {

    private static final String PHONE = "a".repeat(64);
    private static final String EMAIL = "b".repeat(64);
    private static final String UNCLAIMED = "c".repeat(64);

    @Autowired
    private DataSource dataSource;

    @Test
    void whatWasClaimedStaysClaimedUnderEveryScopeAndTestsAreForgotten() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA before");
            statement.execute("SET search_path TO before");
            for (var file : new String[] {
                "V0002__create_intake", "V0003__find_leads_of_a_source_by_time", "V0004__find_rows_to_forget"
            }) {
                statement.execute(sql(file));
            }
            var leads = IntStream.range(0, 4).mapToObj(_ -> UUID.randomUUID()).toArray(UUID[]::new);
            for (var lead : leads) {
                statement.execute("""
                    INSERT INTO lead (lead_id, source_id, vendor_id, received_at, config_version, test, cost_micros,
                                      cost_currency, status, status_at)
                    VALUES ('%s', 'web', 'v', now(), 1, false, 0, 'USD', 'RECEIVED', now())
                    """.formatted(lead));
            }
            claim(statement, "source/we/b/phone/" + PHONE, leads[0]);
            claim(statement, "service-line/hvac/email/" + EMAIL, leads[0]);
            claim(statement, "global/phone/" + PHONE, leads[1]);
            claim(statement, "test/global/phone/" + PHONE, leads[2]);
            statement.execute("INSERT INTO lead_contact VALUES ('%s', '%s', 'd')".formatted(leads[3], UNCLAIMED));
            statement.execute("INSERT INTO lead_contact VALUES ('%s', '%s', 'd')".formatted(leads[0], PHONE));

            statement.execute(sql("V0012__claims_say_who_sent"));

            try (var rows = statement.executeQuery(
                    "SELECT person || ' ' || lead_id || ' ' || coalesce(service_line, '-') FROM dedupe_claim")) {
                var found = new java.util.ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                assertThat(found)
                        .containsExactlyInAnyOrder(
                                PHONE + " " + leads[0] + " -",
                                EMAIL + " " + leads[0] + " hvac",
                                PHONE + " " + leads[1] + " -",
                                UNCLAIMED + " " + leads[3] + " -");
            } finally {
                statement.execute("DROP SCHEMA before CASCADE");
                statement.execute("RESET search_path");
            }
        }
    }

    private static void claim(java.sql.Statement statement, String claim, UUID lead) throws java.sql.SQLException {
        statement.execute("INSERT INTO dedupe_claim VALUES ('%s', '%s', now(), now() - interval '30 days')"
                .formatted(claim, lead));
    }

    private static String sql(String migration) throws java.io.IOException {
        try (var file = ClaimsMigrationIT.class.getResourceAsStream("/db/migration/intake/" + migration + ".sql")) {
            assertThat(file).as(migration).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
