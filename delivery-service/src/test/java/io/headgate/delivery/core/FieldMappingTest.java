package io.headgate.delivery.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.delivery.Leads;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldMappingTest {

    private final LeadDocument lead = Leads.document();

    @Test
    void sendsTheCanonicalDocumentWhenThereAreNoRules() {
        assertThat(FieldMapping.compile(Map.of()).apply(lead))
                .containsEntry("first_name", "Zebedee")
                .containsEntry("service_line", "termite")
                .containsEntry("price", Map.of("amount", "42.00", "currency", "USD"))
                .containsEntry("test", false)
                .containsKeys("lead_id", "delivery_id", "received_at", "address", "consent", "attributes")
                .doesNotContainKeys("source_id", "vendor_id", "phone_alt");
    }

    @Test
    void renamesCombinesAndAddsConstantsInTheWrittenOrder() {
        var mapping = new LinkedHashMap<String, String>();
        mapping.put("customer_name", "{first_name} {last_name}");
        mapping.put("zip", "address.zip");
        mapping.put("lead_ref", "lead_id");
        mapping.put("partner", "=Clearbrook {not a field}");
        mapping.put("owner", "attributes.home_owner");
        mapping.put("budget", "budget");

        assertThat(FieldMapping.compile(mapping).apply(lead))
                .containsExactly(
                        Map.entry("customer_name", "Zebedee Quillfeather"),
                        Map.entry("zip", "78717"),
                        Map.entry("lead_ref", Leads.LEAD.toString()),
                        Map.entry("partner", "Clearbrook {not a field}"),
                        Map.entry("owner", true),
                        Map.entry("budget", 1500));
    }

    @Test
    void leavesAGapWhereTheLeadHasNothing() {
        var out = FieldMapping.compile(Map.of("a", "phone_alt", "b", "x{phone_alt}y", "c", "address.nothing.here"))
                .apply(lead);

        assertThat(out).containsEntry("a", null).containsEntry("b", "xy").containsEntry("c", null);
    }

    @Test
    void neverExpandsAValueThatLooksLikeATemplate() {
        assertThat(FieldMapping.compile(Map.of("n", "{note}")).apply(lead)).containsEntry("n", "{email} ${phone}");
    }
}
