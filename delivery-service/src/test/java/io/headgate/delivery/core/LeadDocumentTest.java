package io.headgate.delivery.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import io.headgate.config.rules.LeadPaths;
import io.headgate.delivery.Leads;
import io.headgate.model.person.Address;
import io.headgate.model.person.Consent;
import io.headgate.model.person.Contact;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.Money;
import io.headgate.outbound.core.Redaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadDocumentTest {

    private static final String AUSTIN = "78703";

    @Test
    void hasAValueForEveryFieldThatTheValidatorKnows() {
        var contact = new Contact(
                "Zebedee",
                "Quillfeather",
                "zebedee@canary.example",
                "+15125550187",
                "+15125550188",
                new Address("1 Canary Yard", "Flat 2", "Austin", "TX", AUSTIN, "1234", "US"),
                new Consent(
                        "I agree",
                        "2026-03-02T15:04:00Z",
                        "198.51.100.77",
                        "ua",
                        "https://p",
                        "https://t",
                        "j",
                        List.of("x")),
                "src-9",
                Map.of(),
                "45",
                "46");
        var lead = document(contact, AUSTIN, Leads.origin());

        assertThat(lead.fields()).containsEntry("phone_extension", "45").containsEntry("phone_alt_extension", "46");
        assertThat(Redaction.masked(contact).phoneExtension()).isEqualTo("‹redacted:phone_extension›");
        assertThat(LeadPaths.deliverable())
                .allSatisfy(path -> assertThat(lead.valueAt(path)).as(path).isNotNull());
    }

    @Test
    void deliversOnlyWhatTheSourceDeclares() {
        var sent = Map.<String, Object>of(
                "home_owner",
                true,
                "roof",
                "tile",
                "ssn",
                "078-05-1120",
                "vendor_payout",
                "7.50",
                "cost.amount",
                "9.00");

        assertThat(attributes(sent, origin(Set.of("roof"), false)))
                .isEqualTo(Map.of("home_owner", true, "roof", "tile"));
        assertThat(attributes(sent, Origin.UNKNOWN)).isEqualTo(Map.of("home_owner", true));
        assertThat(attributes(sent, origin(Set.of(), true)))
                .isEqualTo(Map.of("home_owner", true, "roof", "tile", "ssn", "078-05-1120", "vendor_payout", "7.50"));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void aSourceMaySayThatEverythingItSendsIsDelivered(boolean stated, boolean delivered) {
        var document = ((ConfigReading.Parsed) ConfigReader.read("""
            brand: {id: b}
            vendors: [{id: v, sources: [{id: s, schema: {deliver_undeclared: %s}}]}]
            """.formatted(stated))).document();
        var vendor = document.vendors().getFirst();

        assertThat(Origin.of(vendor, vendor.sources().getFirst(), document.brand())
                        .undeclared())
                .isEqualTo(delivered);
    }

    @Test
    void letsAMappingNameWhatIsNotDeclared() {
        var lead = document(contact(address("78717"), Map.of("gclid", "x-1")), "78717", Origin.UNKNOWN);

        assertThat(lead.valueAt("attributes.gclid")).isEqualTo("x-1");
        assertThat(lead.valueAt("attributes")).isEqualTo(Map.of());
    }

    @Test
    void namesNoOtherPartyAndNoCostUnlessAMappingAsks() {
        var lead = document(contact(address("78717"), Map.of("cost.amount", "9.00")), "78717", Leads.origin());

        assertThat(lead.fields().toString()).doesNotContain("searchpros", "SearchPros", "18.00", "9.00");
        assertThat(lead.valueAt("vendor_id")).isEqualTo("searchpros");
        assertThat(lead.valueAt("vendor_name")).isEqualTo("SearchPros Media");
        assertThat(lead.valueAt("source_name")).isEqualTo("SearchPros web forms");
    }

    @Test
    void takesTheVendorsWordForTheCostBeforeTheContracts() {
        var own = document(
                contact(address("78717"), Map.of("cost.amount", "9.00", "cost.currency", "EUR")),
                "78717",
                Leads.origin());
        var agreed = document(contact(address("78717"), Map.of()), "78717", Leads.origin());
        var free = document(contact(address("78717"), Map.of()), "78717", Origin.UNKNOWN);

        assertThat(own.valueAt("cost.amount")).isEqualTo("9.00");
        assertThat(own.valueAt("cost.currency")).isEqualTo("EUR");
        assertThat(agreed.valueAt("cost.amount")).isEqualTo("18.00");
        assertThat(agreed.valueAt("cost.currency")).isEqualTo("USD");
        assertThat(free.valueAt("cost.amount")).isNull();
    }

    @Test
    void setsTheZipThatWasSentBesideTheOneThatTheLeadWasRoutedBy() {
        var contradicted = document(contact(address("10001"), Map.of()), AUSTIN, Leads.origin());
        var without = document(contact(address(null), Map.of()), AUSTIN, Leads.origin());
        var same = document(
                contact(new Address(null, null, null, null, AUSTIN, null, null), Map.of()), AUSTIN, Leads.origin());

        assertThat(contradicted.valueAt("address.zip")).isEqualTo("10001");
        assertThat(contradicted.valueAt("location.zip")).isEqualTo(AUSTIN);
        assertThat(contradicted.valueAt("location.zip_from")).isEqualTo("inferred");
        assertThat(without.valueAt("address.zip")).isNull();
        assertThat(without.fields().get("address").toString()).doesNotContain(AUSTIN);
        assertThat(without.valueAt("location.zip")).isEqualTo(AUSTIN);
        assertThat(without.valueAt("location.zip_from")).isEqualTo("inferred");
        assertThat(same.valueAt("address.zip")).isEqualTo(AUSTIN);
        assertThat(same.valueAt("address.city")).isEqualTo("Austin");
        assertThat(same.valueAt("address.state")).isEqualTo("TX");
        assertThat(same.valueAt("location.zip_from")).isEqualTo("sent");
        assertThat(same.valueAt("location.zip_confidence")).isEqualTo(1.0);
    }

    @Test
    void saysHowSureTheZipIsThatTheLeadWasRoutedBy() {
        var guessed = new Location(AUSTIN, "Austin", "TX", List.of("48453"), 30.5, -97.7, "America/Chicago", 0.01);
        var facts = Leads.facts(Leads.RECEIVED).at(guessed);

        var lead = LeadDocument.of(
                Leads.LEAD,
                1,
                Leads.allocation("dealer-1"),
                complete(facts),
                contact(address(null), Map.of()),
                Leads.origin());

        assertThat(lead.valueAt("location.zip_from")).isEqualTo("inferred");
        assertThat(lead.valueAt("location.zip_confidence")).isEqualTo(0.01);
    }

    @Test
    void fillsNoTownFromAGuessedZip() {
        var lead = document(
                contact(new Address(null, null, null, "TX", null, null, null), Map.of()), AUSTIN, Leads.origin());

        assertThat(lead.valueAt("address.city")).isNull();
        assertThat(lead.valueAt("location.city")).isEqualTo("Austin");
    }

    private static @Nullable Object attributes(Map<String, Object> sent, Origin origin) {
        return document(contact(address("78717"), new LinkedHashMap<>(sent)), "78717", origin)
                .fields()
                .get("attributes");
    }

    private static Origin origin(Set<String> declared, boolean undeclared) {
        return new Origin("s", "v", Money.of("18.00", "USD"), declared, undeclared);
    }

    private static Address address(@Nullable String zip) {
        return new Address(null, null, "Austin", "TX", zip, null, null);
    }

    private static Contact contact(Address address, Map<String, @Nullable Object> attributes) {
        return new Contact("Zebedee", "Q", null, null, null, address, null, null, attributes);
    }

    // The facts hold home_owner, which was declared when the lead came.
    private static LeadDocument document(Contact contact, String routedBy, Origin origin) {
        var facts = Leads.facts(Leads.RECEIVED)
                .at(new Location(routedBy, "Austin", "TX", List.of("48453"), 30.5, -97.7, "America/Chicago"));
        return LeadDocument.of(Leads.LEAD, 1, Leads.allocation("dealer-1"), complete(facts), contact, origin);
    }

    private static LeadFacts complete(LeadFacts facts) {
        return new LeadFacts(
                facts.sourceId(),
                facts.vendorId(),
                facts.campaign(),
                "sub-1",
                facts.serviceLine(),
                facts.segment(),
                "en",
                facts.test(),
                facts.receivedAt(),
                facts.location(),
                facts.attributes(),
                null,
                null);
    }
}
