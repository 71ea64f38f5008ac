package io.headgate.portal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headgate.messaging.event.EventJson;
import io.headgate.model.shared.EventTypes;
import io.headgate.portal.TestLead;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class PackedFactsTest {

    private static final Instant AT = Instant.parse("2026-11-30T18:30:20.678924092Z");

    @Test
    void givesBackEveryFactByteForByteInTheirOrder() {
        var facts = factsOf(new TestLead("packed", AT));

        var unpacked = PackedFacts.of(facts).unpack();

        assertThat(unpacked).usingRecursiveComparison().isEqualTo(facts);
    }

    @Test
    void saysWhoseFactsTheyAreWithoutUnpacking() {
        var facts = factsOf(new TestLead("packed", AT));

        assertThat(PackedFacts.readIds(PackedFacts.of(facts).eventIds()))
                .containsExactlyElementsOf(
                        facts.stream().map(PackedFacts.Fact::eventId).toList());
    }

    @Test
    void givesBackWhatIsNoJsonAndWhatIsEmpty() {
        var odd = new byte[] {0, -1, 10, 13, 120};
        var facts = List.of(
                new PackedFacts.Fact(new UUID(-1, -1), Instant.EPOCH.minusNanos(1), "of another release", odd),
                new PackedFacts.Fact(new UUID(0, 0), Instant.MAX, "", new byte[0]));

        assertThat(PackedFacts.of(facts).unpack()).usingRecursiveComparison().isEqualTo(facts);
        assertThat(PackedFacts.of(List.of()).unpack()).isEmpty();
    }

    @Test
    void theLifeOfALeadTakesAFifthOfItsBytes() {
        var facts = factsOf(new TestLead("packed", AT));
        var plain = facts.stream().mapToInt(fact -> fact.payload().length).sum();

        assertThat(PackedFacts.of(facts).facts().length).isLessThan(plain / 5);
    }

    // Written by the first release that packed facts: who changes the dictionary or the format fails here, and needs a
    // second dictionary beside the first.
    @Test
    void readsWhatTheFirstReleaseThatPackedFactsWrote() {
        var stored = Base64.getDecoder()
                .decode(
                        "eH3zjRjOY5DCHcUMQJDNe2CPRnm/DZC5FiPKDQwTjYxSkix0Uw1S0nTNTQyMdZMMLMx1U5LTUgyMTVNSjQwMEcnCyEzX0FDX2CDE0MLK2ADYttIzj6JdSgEA4bVAvg==");
        var id = UUID.fromString("01a22db8-c9ab-762f-86bc-816997b8287e");

        var fact = new PackedFacts(idOf(id), stored).unpack().getFirst();

        assertThat(fact.at()).isEqualTo(AT);
        assertThat(fact.type()).isEqualTo("io.headgate.lead.closed.v1");
        assertThat(fact.payload())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(
                        "{\"lead_id\":\"lead_01a22db8-e0df-7403-b087-dcfd035de201\",\"at\":\"2026-11-30T18:30:20.7Z\","
                                + "\"outcome\":\"DELIVERED\",\"stage\":\"ROUTING\",\"reason\":null,\"detail\":null,"
                                + "\"duplicate_of\":null}");
    }

    @Test
    void refusesBytesThatAreCutShort() {
        var whole = PackedFacts.of(factsOf(new TestLead("packed", AT)));
        var cut = Arrays.copyOf(whole.facts(), whole.facts().length / 2);

        assertThatThrownBy(() -> new PackedFacts(whole.eventIds(), cut).unpack())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new PackedFacts(whole.eventIds(), new byte[] {1, 2, 3}).unpack())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesBytesOfADictionaryThatItDoesNotHave() {
        var plain = "of a later release".getBytes(StandardCharsets.UTF_8);
        var buffer = new byte[100];
        int length;
        try (var deflater = new Deflater()) {
            deflater.setDictionary("another dictionary".getBytes(StandardCharsets.UTF_8));
            deflater.setInput(plain);
            deflater.finish();
            length = deflater.deflate(buffer);
        }
        var packed = new PackedFacts(idOf(new UUID(1, 2)), Arrays.copyOf(buffer, length));

        assertThatThrownBy(packed::unpack).isInstanceOf(IllegalStateException.class);
    }

    private static byte[] idOf(UUID id) {
        return PackedFacts.of(List.of(new PackedFacts.Fact(id, AT, "", new byte[0])))
                .eventIds();
    }

    private static List<PackedFacts.Fact> factsOf(TestLead lead) {
        return lead.delivered("crm").stream()
                .map(event -> new PackedFacts.Fact(
                        UUID.randomUUID(), AT, EventTypes.of(event).type(), EventJson.write(event)))
                .toList();
    }
}
