package io.headgate.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lists of the admin API say of the network, and how much of it at once. */
class PortalListsIT extends PortalFixture {

    /** Whoever asks for more than there can be would take the first part for the whole. */
    @ParameterizedTest
    @ValueSource(strings = {"clients", "endpoints", "sources", "audit", "config/versions", "leads", "holds"})
    void aLimitOutsideWhatAListGivesIsRefusedByName(String list) {
        for (var limit : List.of("0", "-1", "501", "99999999999")) {
            var answer = admin().get("/api/admin/%s?limit=%s".formatted(list, limit));

            assertThat(answer.status()).as(list + " " + limit).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("BAD_PARAMETER");
            assertThat(answer.json().path("errors").findValuesAsString("field")).containsExactly("limit");
        }
    }

    @Test
    void peopleReadTheNamesThatTheDocumentGives() {
        var named = example()
                .replace("- id: dealer-114-crm\n", "- id: dealer-114-crm\n        name: Crm of North Austin\n");
        admin().send("PUT", "/api/admin/config/draft", named, Map.of("Content-Type", "application/yaml"));
        assertThat(admin().post("/api/admin/config/publish", null).status()).isEqualTo(200);

        assertThat(admin().get("/api/me").body()).contains("Clearbrook Home Services", "America/Chicago", "USD");
        assertThat(admin().get("/api/admin/clients").body())
                .contains("Austin North Pest Co", "\"kind\":\"franchisee\"");
        assertThat(admin().get("/api/admin/endpoints").body()).contains("Crm of North Austin");
        assertThat(admin().get("/api/admin/sources").body()).contains("SearchPros Media", "SearchPros web forms");
        assertThat(admin().get("/api/admin/service-lines").body()).contains("Heating and cooling");
        publishExample();
    }
}
