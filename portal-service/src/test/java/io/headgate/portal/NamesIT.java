package io.headgate.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the document calls things is what people read. */
class NamesIT extends PortalFixture {

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
