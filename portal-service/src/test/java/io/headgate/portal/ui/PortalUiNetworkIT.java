package io.headgate.portal.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.shared.AllocationId;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.Topics;
import io.headgate.model.validation.v1.LeadChecked;
import io.headgate.portal.FakePeers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Endpoints, sources, their brakes and caps, keys and secrets. */
class PortalUiNetworkIT extends PortalUiFixture {

    @BeforeEach
    void publishTheNetwork() {
        publishExample();
        for (var endpoint : List.of("dealer-114-crm", "dealer-88-mail", "tx-calls")) {
            api("POST", "/api/admin/endpoints/" + endpoint + "/resume", null);
        }
        PEERS.off("/internal/caps");
    }

    @Test
    void pausesAnEndpointForAReasonAndResumesIt() {
        page.navigate("/admin/endpoints");
        button("Pause dealer-114-crm").click();
        assertThat(dialogButton("Pause now")).isDisabled();
        page.getByLabel("Reason").fill("their CRM is down");
        page.getByLabel("How long").selectOption("");
        dialogButton("Pause now").click();

        assertThat(page.getByText("dealer-114-crm is paused")).isVisible();
        assertThat(row("Endpoints", "dealer-114-crm")).containsText("Paused");
        assertThat(api("GET", "/api/admin/endpoints/dealer-114-crm", null)
                        .path("paused")
                        .path("reason")
                        .asString(""))
                .isEqualTo("their CRM is down");

        page.getByLabel("Status").selectOption("paused");
        assertThat(region("Endpoints").locator("tbody tr")).hasCount(1);
        link("dealer-114-crm").click();
        assertThat(page.getByText("their CRM is down")).isVisible();
        button("Resume dealer-114-crm").click();

        assertThat(button("Pause dealer-114-crm")).isVisible();
        assertThat(page.getByText("their CRM is down")).isHidden();
    }

    @Test
    void takesAPauseBackOnUndo() {
        page.navigate("/admin/sources/brand-site");
        button("Pause brand-site").click();
        page.getByLabel("Reason").fill("a mistake");
        dialogButton("Pause now").click();
        // What is offered for ten seconds stays under the pointer.
        button("Undo").hover();
        assertThat(button("Resume brand-site")).isVisible();

        button("Undo").click();

        assertThat(page.getByText("Taken back")).isVisible();
        assertThat(button("Pause brand-site")).isVisible();
    }

    @Test
    void saysThatTheCapsAreNotKnownWhileRoutingIsSilent() {
        page.navigate("/admin/endpoints");
        assertThat(row("Endpoints", "dealer-114-crm")).containsText("not known now");
        assertThat(row("Endpoints", "tx-calls")).isVisible();

        link("dealer-114-crm").click();
        assertThat(region("Caps")).containsText("The service that counts does not answer at the moment");
        assertThat(region("Territory rights").first()).containsText("Exclusive");

        page.navigate("/admin/sources");
        assertThat(row("Sources", "searchpros-web")).containsText("not known now");
    }

    @Test
    void showsHowFarEveryCapIsUsed() {
        PEERS.on("/internal/caps", asked -> FakePeers.Answer.json(caps(asked.query())));
        page.navigate("/admin/endpoints");
        assertThat(row("Endpoints", "dealer-114-crm").getByRole(AriaRole.METER)).hasAttribute("aria-valuenow", "40");
        assertThat(row("Endpoints", "dealer-114-crm")).containsText("40 / 40 per day, full");

        link("dealer-114-crm").click();
        assertThat(region("Caps").getByRole(AriaRole.METER)).hasCount(2);
        assertThat(region("Caps")).containsText("starts again");
    }

    @Test
    void showsTheKeyOfASourceOnceAndRevokesIt() {
        var before = keyIds();
        page.navigate("/admin/sources/searchpros-web");
        button("Create key").click();
        var key = page.getByTestId("new-key").textContent();
        assertThat(key).startsWith("hg_");
        assertThat(dialog()).containsText("https://leads.example");
        page.keyboard().press("Escape");
        assertThat(page.getByTestId("new-key")).hasText(key);
        dialogButton("I have stored it").click();

        assertThat(dialog()).isHidden();
        page.reload();
        var keyId = keyBeside(before);
        assertThat(row("API keys", keyId)).containsText("In use");
        assertThat(page.content()).doesNotContain(key);

        button("Revoke " + keyId).click();
        dialogButton("Revoke key").click();

        assertThat(row("API keys", keyId)).containsText("Revoked");
        assertThat(button("Revoke " + keyId)).hasCount(0);
    }

    @Test
    void copiesTheKeyOnPlainHttpOrSelectsItToBeCopiedByHand() {
        page.addInitScript(
                "delete Navigator.prototype.clipboard; window.copied = []; document.execCommand = (what) => {"
                        + " window.copied.push(what + ' ' + document.activeElement.value); return !window.deaf; };");
        page.navigate("/admin/sources/searchpros-web");
        button("Create key").click();
        var key = page.getByTestId("new-key").textContent();
        dialogButton("Copy key").click();
        assertThat(dialogButton("Copied")).isVisible();
        assertThat(page.evaluate("() => window.copied.at(-1)")).isEqualTo("copy " + key);

        page.evaluate("() => { window.deaf = true; }");
        dialogButton("Copy posting URL").click();

        assertThat(dialog()).containsText("Nothing was copied");
        assertThat(page.getByLabel("Text to copy")).isFocused();
        assertThat(page.evaluate("() => document.activeElement.value.slice(document.activeElement.selectionStart,"
                                + " document.activeElement.selectionEnd)")
                        .toString())
                .startsWith("https://leads.example");
        dialogButton("I have stored it").click();
        assertThat(button("Create key")).isFocused();
    }

    @Test
    void givesTheFocusBackToWhatOpenedADialog() {
        page.navigate("/admin/endpoints");
        button("Pause dealer-114-crm").focus();
        page.keyboard().press("Enter");
        assertThat(dialog()).isVisible();
        page.keyboard().press("Escape");
        assertThat(button("Pause dealer-114-crm")).isFocused();

        page.navigate("/admin/users");
        button("Add user").focus();
        page.keyboard().press("Enter");
        assertThat(dialog()).isVisible();
        page.keyboard().press("Escape");
        assertThat(button("Add user")).isFocused();

        button("admin").click();
        button("About and credits").click();
        assertThat(page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("About Headgate")))
                .isVisible();
        page.keyboard().press("Escape");
        assertThat(button("admin")).isFocused();
    }

    @Test
    void takesSecretsAndNeverShowsThemAgain() {
        page.navigate("/admin/secrets");
        button("New secret").click();
        page.getByLabel("Reference").fill("ui-webhook");
        page.getByLabel("Value", new Page.GetByLabelOptions().setExact(true)).fill("a secret nobody may read");
        dialogButton("Set value").click();

        assertThat(row("Secrets", "ui-webhook")).containsText("by admin");
        assertThat(row("Secrets", "dealer-114-webhook")).isVisible();
        page.reload();
        assertThat(button("Replace ui-webhook")).isVisible();
        assertThat(page.content()).doesNotContain("nobody may read");
        button("Replace ui-webhook").click();
        assertThat(page.getByLabel("Value", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("");
        assertThat(api("GET", "/api/admin/secrets", null).toString()).doesNotContain("nobody may read");
        assertThat(api("GET", "/api/admin/audit?limit=500", null).toString()).doesNotContain("nobody may read");
        dialogButton("Cancel").click();

        page.getByLabel("Only those that nothing uses").check();
        assertThat(row("Secrets", "dealer-114-webhook")).hasCount(0);
        assertThat(row("Secrets", "ui-webhook")).containsText("Unused");
        button("Delete ui-webhook").click();
        dialogButton("Delete secret").click();
        assertThat(row("Secrets", "ui-webhook")).hasCount(0);
    }

    @Test
    void theDaysFiguresOpenJustTheLeadsThatTheyCount() {
        // Received days ago and taken today: counted by the endpoint's day, and not by its source's.
        var late = LeadScenario.from("brand-site", Duration.ofDays(3)).checked();
        var id = late.facts().size();
        tell(late);
        events.send(Topics.LEAD_EVENTS, takenNow(late));
        awaitLead(late, id + 1);
        tell(LeadScenario.deliveredToTheSecond("brand-site", Duration.ofSeconds(5)));

        for (var figure : List.of(
                Map.of("page", "endpoints", "row", LeadScenario.TAKER, "column", 7),
                Map.of("page", "sources", "row", "brand-site", "column", 6))) {
            page.navigate("/admin/" + figure.get("page"));
            var link = page.locator("tbody tr")
                    .filter(new Locator.FilterOptions().setHasText((String) figure.get("row")))
                    .locator("td")
                    .nth((Integer) figure.get("column"))
                    .getByRole(AriaRole.LINK);
            var counted = Integer.parseInt(link.textContent());
            assertThat(counted).isPositive();

            link.click();

            assertThat(page).hasURL(Pattern.compile("from=.*&to=.*&time="));
            assertThat(region("Leads").locator("tbody tr .row-link")).hasCount(counted);
        }
    }

    private static DeliveryFinished takenNow(LeadScenario tale) {
        var delivery = new DeliveryId(EventIds.next());
        var placed = new Allocation(
                new AllocationId(delivery.value()),
                delivery,
                "dealer-88",
                LeadScenario.TAKER,
                Money.of("38.00", "USD"),
                "territory",
                "shared",
                2);
        var checked = tale.facts().stream()
                .filter(LeadChecked.class::isInstance)
                .map(LeadChecked.class::cast)
                .findFirst()
                .orElseThrow();
        return new DeliveryFinished(
                tale.id(), Instant.now(), 1, 1, placed, checked.facts(), DeliveryOutcome.ACCEPTED, null, null, null, 1);
    }

    @Test
    void findsEndpointsByNameAndClient() {
        page.navigate("/admin/endpoints");
        var rows = region("Endpoints").locator("tbody tr");
        assertThat(rows).hasCount(3);

        page.getByLabel("Client id").fill("dealer-88");
        page.getByLabel("Client id").press("Enter");

        assertThat(page).hasURL(base() + "/admin/endpoints?client=dealer-88");
        assertThat(rows).hasCount(1);
        assertThat(rows.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("dealer-88-mail")))
                .isVisible();
    }

    @Test
    void fitsTheListsOnAnOrdinaryScreen() {
        var wordy = example()
                .replace("Austin North Pest Co", "Austin North Pest Control and Lawn Company of Travis County")
                .replace("id: dealer-114-crm", "id: dealer-114-austin-north-pest-crm-primary")
                .replace("endpoint: dealer-114-crm", "endpoint: dealer-114-austin-north-pest-crm-primary")
                .replace("SearchPros Media", "SearchPros Media and Performance Marketing Holdings");
        call("PUT", "/api/admin/config/draft", "application/yaml", wordy);
        api("POST", "/api/admin/config/publish", Map.of("comment", "long names"));
        // Of another year and with long words and numbers, on whichever day this runs.
        var pause = Map.of("reason", "training", "until", "2044-11-26T20:44:00Z");
        api("POST", "/api/admin/endpoints/dealer-114-austin-north-pest-crm-primary/pause", pause);
        api("POST", "/api/admin/sources/searchpros-web/pause", pause);
        PEERS.on("/internal/caps", asked -> FakePeers.Answer.json(caps(asked.query())));
        try {
            page.navigate("/admin/endpoints");
            assertThat(row("Endpoints", "dealer-114")).containsText("per day");
            assertThat(row("Endpoints", "dealer-114")).containsText("until");
            assertFits("Endpoints");
            page.navigate("/admin/sources");
            assertThat(row("Sources", "searchpros-web")).containsText("per day");
            assertFits("Sources");
        } finally {
            api("POST", "/api/admin/sources/searchpros-web/resume", null);
        }
    }

    // Nothing lies under the column that stays in sight.
    private void assertFits(String table) {
        assertThat(region(table).evaluate("box => box.scrollWidth - box.clientWidth"))
                .as("pixels of %s that are out of sight", table)
                .isEqualTo(0);
    }

    /** Other tests of this JVM date keys ahead: the new one is the one that was not there before. */
    private String keyBeside(Set<String> before) {
        var added = keyIds();
        added.removeAll(before);
        return added.iterator().next();
    }

    private Set<String> keyIds() {
        var ids = new HashSet<String>();
        for (var key :
                api("GET", "/api/admin/sources/searchpros-web/keys", null).path("items")) {
            ids.add(key.path("key_id").asString());
        }
        return ids;
    }

    static String caps(String query) {
        var asked = Pattern.compile("dealer-114[a-z-]*").matcher(query);
        if (!asked.find()) {
            return "{\"items\": [{\"owner\": \"source\", \"owner_id\": \"searchpros-web\", \"per\": \"day\", \"unit\":"
                    + " \"leads\", \"limit\": 500, \"taken\": 112, \"window_end\": \"2030-01-01T06:00:00Z\"}]}";
        }
        return """
            {"items": [
              {"owner": "endpoint", "owner_id": "%1$s", "per": "day", "unit": "leads", "limit": 40, "taken": 40,
               "window_end": "2030-01-01T06:00:00Z", "time_zone": "America/Chicago"},
              {"owner": "endpoint", "owner_id": "%1$s", "per": "month", "unit": "money", "limit": 5000, "taken": 1680,
               "window_end": "2030-01-01T06:00:00Z", "time_zone": "America/Chicago"}]}\
            """.formatted(asked.group());
    }
}
