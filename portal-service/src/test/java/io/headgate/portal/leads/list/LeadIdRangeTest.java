package io.headgate.portal.leads.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadIdRangeTest {

    @Test
    void holdsExactlyTheIdThatWasTypedWhole() {
        var id = "0195f0aa-1111-7222-8333-444455556666";

        assertThat(LeadIdRange.of("lead_" + id)).contains(new LeadIdRange(UUID.fromString(id), UUID.fromString(id)));
    }

    @Test
    void holdsEveryIdThatBeginsAlike() {
        assertThat(LeadIdRange.of(" LEAD_0195F "))
                .contains(new LeadIdRange(
                        UUID.fromString("0195f000-0000-0000-0000-000000000000"),
                        UUID.fromString("0195ffff-ffff-ffff-ffff-ffffffffffff")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lead_", "smith", "0195f0aa-1111-7222-8333-4444555566660", "' OR 1=1 --"})
    void holdsNothingForWhatIsNoId(String typed) {
        assertThat(LeadIdRange.of(typed)).isEmpty();
    }
}
