package io.headgate.portal.leads.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.reconciliation.v1.LeadReturned;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Event;
import io.headgate.portal.TestLead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ToldEndsTest {

    private final TestLead lead = new TestLead("web", Instant.parse("2026-03-02T15:00:00Z"));

    @Test
    void saysNothingMoreOfALeadThatIsKept() {
        assertThat(vendor(lead.delivered("crm"))).isEqualTo("The lead was placed.");
        assertThat(client(lead.delivered("crm"))).isEqualTo("You got it.");
    }

    @Test
    void tellsBothPartiesOfAReturnAndTheVendorWhetherItIsPaid() {
        var facts = new ArrayList<Event>(lead.delivered("crm"));
        facts.add(lead.returned(true));
        facts.add(returned(true));

        assertThat(vendor(facts)).isEqualTo("The lead was placed. It was returned, and its price is claimed back.");
        assertThat(client(facts)).isEqualTo("You got it. You returned it, and its price is credited.");

        facts.set(facts.size() - 1, returned(false));

        assertThat(vendor(facts)).isEqualTo("The lead was placed. It was returned; you are paid for it all the same.");
    }

    @Test
    void tellsTheVendorNothingWhileAnotherClientKeepsTheLead() {
        var facts = new ArrayList<Event>(lead.delivered("crm"));
        facts.add(lead.finished(new DeliveryId(UUID.randomUUID()), "other", DeliveryOutcome.ACCEPTED));
        facts.add(lead.returned(true));

        assertThat(vendor(facts)).isEqualTo("The lead was placed.");
        assertThat(client(facts)).contains("You returned it, and its price is credited.");
        assertThat(ToldEnds.of(facts).clients(List.of(new LeadExplanation.Told("client-of-other", "You got it."))))
                .containsExactly(new LeadExplanation.Told("client-of-other", "You got it."));
    }

    @Test
    void tellsAClientThatItsReturnWasRefusedAndTheVendorNothing() {
        var facts = new ArrayList<Event>(lead.delivered("crm"));
        facts.add(lead.returned(false));

        assertThat(vendor(facts)).isEqualTo("The lead was placed.");
        assertThat(client(facts))
                .isEqualTo("You got it. You wanted to return it, which was refused. The return window has closed.");
    }

    private LeadReturned returned(boolean claimed) {
        return new LeadReturned(lead.id, lead.at.plusSeconds(3600), true, "wrong_number", claimed);
    }

    private static String vendor(List<Event> facts) {
        return ToldEnds.of(facts).vendor("The lead was placed.");
    }

    private static String client(List<Event> facts) {
        return ToldEnds.of(facts)
                .clients(List.of(new LeadExplanation.Told("client", "You got it.")))
                .getFirst()
                .sentence();
    }
}
