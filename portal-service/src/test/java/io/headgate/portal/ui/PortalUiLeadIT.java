package io.headgate.portal.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.Topics;
import io.headgate.portal.FakePeers;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of one lead answers what happened to it and why. */
class PortalUiLeadIT extends PortalUiFixture {

    @Test
    void answersWhyDidThisGoToDealer88() {
        var tale = LeadScenario.deliveredToTheSecond("searchpros-web", Duration.ofMinutes(1));
        tell(tale);
        page.navigate("/admin/leads/" + tale.id());

        assertThat(page.getByTestId("sentence"))
                .hasText("Delivered to dealer-88-mail for $38.00, 100 ms after it was received.");
        var why = region("Why did this go to dealer-88-mail?");
        assertThat(why)
                .containsText("Goes to dealer-88-mail, which shares county 48491: dealer-114-crm holds ZIP 78717"
                        + " first but had used its daily cap, 40 of 40.");
        var candidates = region("Candidates of step territory, round 1").locator("tbody tr");
        assertThat(candidates).hasCount(2);
        assertThat(candidates.nth(0)).containsText("dealer-88-mail");
        assertThat(candidates.nth(0)).containsText("Chosen");
        assertThat(candidates.nth(1).locator("td")).hasText(new Pattern[] {
            Pattern.compile("dealer-114-crm"),
            Pattern.compile("Exclusive tier 1"),
            Pattern.compile("zip 78717"),
            Pattern.compile("Cap reached"),
            Pattern.compile("40"),
            Pattern.compile("less than 40 per day until .*Mar 2.*00:00 UTC−6$")
        });

        why.getByText("Raw step").click();
        assertThat(why.getByRole(
                        AriaRole.REGION, new Locator.GetByRoleOptions().setName("Raw step territory, round 1")))
                .containsText("\"reason\": \"CAP_REACHED\"");
    }

    @Test
    void showsChecksAttemptsAndALedgerThatSumsToZero() {
        var tale = LeadScenario.from("searchpros-web", Duration.ofMinutes(1))
                .checked()
                .passedOn()
                .attempted(AttemptClass.RETRY, 503, "{\"message\":\"come back later\"}")
                .accepted()
                .charged()
                .closed(Outcome.DELIVERED, null);
        tell(tale);
        page.navigate("/admin/leads/" + tale.id());

        assertThat(row("Checks", "Email")).containsText("Disposable e-mail");
        assertThat(row("Checks", "Phone")).containsText("Line type mobile");
        assertThat(region("Timeline").locator("li")).hasCount(tale.facts().size());

        var attempts = region("Delivery attempts");
        assertThat(attempts).containsText("Try later");
        assertThat(attempts).containsText("HTTP 503");
        assertThat(attempts).containsText("ended at");
        assertThat(attempts).containsText("their id crm-7");
        attempts.getByText("Request", new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        attempts.getByText("Response", new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(attempts).containsText("POST https://crm.dealer88.example/leads");
        assertThat(attempts).containsText("come back later");

        var ledger = region("Ledger").locator("table");
        assertThat(ledger).hasCount(2);
        assertThat(ledger.nth(0).locator("tfoot")).containsText("Adds up");
        assertThat(ledger.nth(0).locator("tfoot .num")).hasText(new String[] {"$18.00", "$18.00"});
        assertThat(ledger.nth(1).locator("tfoot .num")).hasText(new String[] {"$38.00", "$38.00"});
        assertThat(ledger.nth(1)).containsText("Buyer unbilled");
    }

    @Test
    void followsALeadThatIsStillUnderway() {
        var tale = LeadScenario.from("searchpros-web", Duration.ZERO).checked();
        tell(tale);
        page.navigate("/admin/leads/" + tale.id());
        assertThat(page.getByText("Nothing was sent.")).isVisible();

        var known = tale.facts().size();
        tale.passedOn().accepted().charged().closed(Outcome.DELIVERED, null);
        tale.facts().stream().skip(known).forEach(fact -> events.send(Topics.LEAD_EVENTS, fact));

        assertThat(page.getByTestId("sentence")).containsText("Delivered to dealer-88-mail");
        assertThat(region("Ledger").locator("table")).hasCount(2);
        // Others count the leads of this source.
        awaitLead(tale, tale.facts().size());
    }

    @Test
    void showsThePersonOnlyAfterAPurposeIsGiven() {
        var tale = LeadScenario.deliveredToTheSecond("searchpros-web", Duration.ofMinutes(1));
        tell(tale);
        PEERS.on(
                "/internal/leads/" + tale.id() + "/contact",
                _ -> FakePeers.Answer.json(
                        "{\"first_name\": \"Ann\", \"last_name\": \"<img src=x onerror=alert(1)>\", \"phone\":"
                                + " \"+15125550143\"}"));
        page.navigate("/admin/leads/" + tale.id());
        assertThat(page.getByText("+15125550143")).hasCount(0);

        button("Reveal contact").click();
        assertThat(dialogButton("Reveal")).isDisabled();
        page.getByLabel("What do you need it for?").fill("call back about a complaint");
        dialogButton("Reveal").click();

        var contact = page.getByTestId("contact");
        assertThat(contact).containsText("+15125550143");
        assertThat(contact).containsText("Ann <img src=x onerror=alert(1)>");
        page.navigate("/admin/audit?object=lead:" + tale.id());
        assertThat(row("Audit log", "lead.reveal")).isVisible();
    }

    @Test
    void recordsThatTheLeadWasSold() {
        var tale = LeadScenario.deliveredToTheSecond("searchpros-web", Duration.ofMinutes(1));
        tell(tale);
        var known = tale.facts().size();
        PEERS.on("/internal/dispositions", asked -> {
            tale.sold().facts().stream().skip(known).forEach(fact -> events.send(Topics.LEAD_EVENTS, fact));
            return FakePeers.Answer.json(
                    "{\"answers\": [{\"result\": \"recorded\", \"disposition\": {\"lead_id\": \"%s\"}, \"errors\": []}]}"
                            .formatted(tale.id()));
        });
        page.navigate("/admin/leads/" + tale.id());
        var became = region("What became of it");
        assertThat(became).containsText("Its client has said nothing yet.");

        button("Record what became of it").click();
        assertThat(dialogButton("Record for good")).isDisabled();
        dialog().getByLabel("Result").selectOption("Sold");
        assertThat(dialog()).containsText("the slot that it holds there while it is in flight is given back");
        dialog().getByLabel("Value in USD").fill("1250.00");
        dialogButton("Record for good").click();

        assertThat(became).containsText("Sold");
        assertThat(became).containsText("$1,250.00");
        assertThat(page.getByTestId("sentence")).containsText("and sold.");
        assertThat(region("Timeline")).containsText("dealer-88 made the sale, worth 1250.00 USD.");
        PEERS.off("/internal/dispositions");
        awaitLead(tale, tale.facts().size());
    }

    @Test
    void saysWhyNobodyGotItAndWhatARefusedLeadCost() {
        var tale = LeadScenario.from("searchpros-web", Duration.ofMinutes(1))
                .checked()
                .nobody();
        tell(tale);
        page.navigate("/admin/leads/" + tale.id());

        assertThat(page.getByTestId("sentence")).containsText("Rejected: Nobody holds a right to this location");
        assertThat(region("Why did this go to nobody?")).containsText("Condition not met");
        assertThat(page.getByText("This lead has moved no money.")).isVisible();
    }

    @Test
    void saysThatAnUnknownLeadDoesNotExist() {
        page.navigate("/admin/leads/lead_00000000-0000-7000-8000-000000000000");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("It does not exist, or no longer does.");
        assertThat(link("All leads")).isVisible();
    }
}
