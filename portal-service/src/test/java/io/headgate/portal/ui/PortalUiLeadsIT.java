package io.headgate.portal.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Topics;
import io.headgate.portal.FakePeers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The list of leads: live, narrowed, and moved through by hand or by key. */
class PortalUiLeadsIT extends PortalUiFixture {

    @Test
    void showsANewLeadAndItsProgressWithoutReload() {
        page.navigate("/admin/leads?source=ui-live");
        assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        page.evaluate("() => { window.sameDocument = true; }");
        page.mouse().move(700, 20);
        var tale = LeadScenario.from("ui-live", Duration.ZERO);

        tell(tale);
        assertThat(rowOf(tale.id())).containsText("Received");

        tale.checked().passedOn().accepted().closed(Outcome.DELIVERED, null);
        tale.facts().stream().skip(1).forEach(fact -> events.send(Topics.LEAD_EVENTS, fact));
        assertThat(rowOf(tale.id())).containsText("Delivered");
        assertThat(rowOf(tale.id())).containsText("78717 Austin, TX");
        assertThat(rowOf(tale.id())).containsText(LeadScenario.TAKER);
        assertThat(rowOf(tale.id())).containsText("$38.00");
        org.assertj.core.api.Assertions.assertThat(page.evaluate("() => window.sameDocument"))
                .isEqualTo(true);
    }

    @Test
    void neverMovesTheRowsUnderThePointer() {
        tell(LeadScenario.from("ui-calm", Duration.ofMinutes(1)));
        page.navigate("/admin/leads?source=ui-calm");
        assertThat(rows()).hasCount(1);
        assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        rows().first().hover();

        tell(LeadScenario.from("ui-calm", Duration.ZERO));

        assertThat(button("1 new lead")).isVisible();
        assertThat(rows()).hasCount(1);
        button("1 new lead").click();
        assertThat(rows()).hasCount(2);
    }

    @Test
    void keepsTheFiltersInTheAddressAndNarrowsTheList() {
        var won = LeadScenario.deliveredToTheSecond("ui-filters", Duration.ofMinutes(3));
        var lost =
                LeadScenario.from("ui-filters", Duration.ofMinutes(2)).checked().nobody();
        var twice =
                LeadScenario.from("ui-filters", Duration.ofMinutes(1)).closed(Outcome.REJECTED, ReasonCode.DUPLICATE);
        tell(won);
        tell(lost);
        tell(twice);
        page.navigate("/admin/leads");

        page.getByLabel("Source", exactly()).fill("ui-filters");
        page.getByLabel("Source", exactly()).press("Enter");
        assertThat(page).hasURL(base() + "/admin/leads?source=ui-filters");
        assertThat(rows()).hasCount(3);

        page.getByLabel("Outcome", exactly()).selectOption("REJECTED");
        assertThat(page).hasURL(both("source=ui-filters", "outcome=REJECTED"));
        assertThat(rows()).hasCount(2);

        page.getByLabel("Reason", exactly()).selectOption("NO_COVERAGE");
        assertThat(rows()).hasCount(1);
        assertThat(rowOf(lost.id())).containsText("No coverage");

        page.reload();
        assertThat(rows()).hasCount(1);
        assertThat(page.getByLabel("Source", exactly())).hasValue("ui-filters");

        button("Remove filter No coverage").click();
        assertThat(rows()).hasCount(2);
        page.goBack();
        assertThat(rows()).hasCount(1);

        page.getByLabel("Endpoint", exactly()).fill("nobody-at-all");
        page.getByLabel("Endpoint", exactly()).press("Enter");
        assertThat(page.getByText("No lead matches")).isVisible();
        button("Clear the filters").click();
        assertThat(page).hasURL(base() + "/admin/leads");
    }

    @Test
    void isAsItWasLeftAfterALeadWasOpened() {
        var tales = IntStream.range(0, 105)
                .mapToObj(i -> LeadScenario.from("ui-back", Duration.ofSeconds(300 - i)))
                .toList();
        tellAll(tales);
        page.navigate("/admin/leads?source=ui-back&range=60");
        assertThat(rows()).hasCount(100);
        button("Load more").click();
        assertThat(rows()).hasCount(105);
        var last = rowOf(tales.getFirst().id());
        last.scrollIntoViewIfNeeded();
        var top = region("Leads").evaluate("box => box.scrollTop");
        linkOf(tales.getFirst().id()).click();
        assertThat(heading("Timeline")).isVisible();

        page.goBack();

        assertThat(rows()).hasCount(105);
        assertThat(linkOf(tales.getFirst().id())).isFocused();
        org.assertj.core.api.Assertions.assertThat(
                        ((Number) region("Leads").evaluate("box => box.scrollTop")).intValue())
                .isCloseTo(((Number) top).intValue(), org.assertj.core.api.Assertions.within(40))
                .isPositive();
    }

    @Test
    void showsNoRowsAndNoCountWhenTheListFails() {
        screen.expectFailuresOf("/api/admin/leads");
        page.route(
                "**/api/admin/leads?*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(500)
                        .setBody("{\"title\": \"It failed\", \"status\": 500}")));
        page.navigate("/admin/leads?source=ui-failing");
        assertThat(page.getByText("It failed")).isVisible();

        tell(LeadScenario.from("ui-failing", Duration.ZERO));

        assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(rows()).hasCount(0);
        assertThat(page.getByText(Pattern.compile("^\\d+ leads?$"))).hasCount(0);
    }

    @Test
    void looksForAPersonWithoutNamingThemInAnyAddress() {
        var addresses = new ArrayList<String>();
        page.onRequest(request -> addresses.add(request.method() + " " + request.url()));
        PEERS.on("/internal/lead-keys", _ -> FakePeers.Answer.json("{\"phone\": \"nobody\"}"));
        page.navigate("/admin/leads");
        assertThat(rows().first().or(page.getByText("No leads yet"))).isVisible();

        page.getByLabel("Find leads", exactly()).fill("(512) 555-0143");
        page.getByLabel("Find leads", exactly()).press("Enter");

        assertThat(page.getByText("No lead matches")).isVisible();
        assertThat(button("Remove filter Phone …43")).isVisible();
        org.assertj.core.api.Assertions.assertThat(addresses)
                .anyMatch(address -> address.startsWith("POST ") && address.endsWith("/api/admin/leads/search"))
                .noneMatch(address -> address.contains("0143"));
        org.assertj.core.api.Assertions.assertThat(page.url()).doesNotContain("0143");
        button("Remove filter Phone …43").click();
        assertThat(page.getByText("No lead matches")).isHidden();
    }

    @Test
    void anAddressThatNamesAPersonIsReplacedAtOnce() {
        PEERS.on("/internal/lead-keys", _ -> FakePeers.Answer.json("{\"email\": \"nobody\"}"));
        page.navigate("/admin/leads?q=ada%40example.com");

        assertThat(button("Remove filter E-mail …@example.com")).isVisible();
        assertThat(page).hasURL(base() + "/admin/leads");
        page.getByLabel("Find leads", exactly()).fill("Ada Lovelace");
        page.getByLabel("Find leads", exactly()).press("Enter");
        assertThat(button("Remove filter Words typed")).isVisible();
        assertThat(page).hasURL(base() + "/admin/leads");
    }

    @Test
    void manyLeadsInDoubtAreChosenAndWrittenOffTogether() {
        var tales = IntStream.range(0, 2)
                .mapToObj(_ -> LeadScenario.from("ui-doubt", Duration.ofMinutes(2))
                        .checked()
                        .passedOn()
                        .inDoubt())
                .toList();
        tellAll(tales);
        page.navigate("/admin/leads?outcome=UNCONFIRMED&source=ui-doubt");
        assertThat(rows()).hasCount(2);

        page.getByLabel("Select all 2 shown").check();
        button("Write off").click();
        assertThat(dialog()).containsText("Write off: 2 leads");
        page.getByLabel("Goes to others: two clients may then have it").check();
        page.getByLabel("How do you know?").fill("their CRM was down");
        dialogButton("Write off").click();

        // The delivery service of this test does not answer, and that is said.
        assertThat(page.getByText("1 unknown: the delivery service did not answer."))
                .isVisible();
        assertThat(page.getByText("1 not tried.")).isVisible();
        assertThat(button("Select none")).isHidden();
    }

    @Test
    void opensALeadByItsIdFromThePalette() {
        var tale = LeadScenario.deliveredToTheSecond("ui-palette", Duration.ofMinutes(1));
        tell(tale);
        page.navigate("/admin/audit");
        assertThat(heading("Audit log")).isVisible();

        press("Control+k", palette());
        page.keyboard().type(tale.id().toString());
        assertThat(page.getByText("Open lead " + tale.id())).isVisible();
        page.keyboard().press("Enter");

        assertThat(page).hasURL(base() + "/admin/leads/" + tale.id());
    }

    @Test
    void isWorkedByKeyboardAloneFromLoginToTheLead() {
        var older = LeadScenario.deliveredToTheSecond("ui-keys", Duration.ofMinutes(2));
        var newer = LeadScenario.deliveredToTheSecond("ui-keys", Duration.ofMinutes(1));
        tell(older);
        tell(newer);
        page = stranger();
        page.navigate("/login");
        assertThat(page.getByLabel("User name")).isFocused();

        page.keyboard().type("admin");
        page.keyboard().press("Tab");
        page.keyboard().type(ADMIN_PASSWORD);
        page.keyboard().press("Enter");
        assertThat(heading("Leads")).isVisible();

        press("Control+k", palette());
        page.keyboard().type("endpoints");
        page.keyboard().press("Enter");
        assertThat(heading("Endpoints")).isVisible();
        press("Control+k", palette());
        page.keyboard().type("leads");
        page.keyboard().press("Enter");
        assertThat(heading("Leads")).isVisible();

        assertThat(palette()).isHidden();
        press("/", page.getByLabel("Find leads", exactly()));
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.getByLabel("Source", exactly())).isFocused();
        page.keyboard().type("ui-keys");
        page.keyboard().press("Enter");
        assertThat(rows()).hasCount(2);

        page.keyboard().press("Escape");
        press("j", linkOf(newer.id()));
        press("j", linkOf(older.id()));
        press("k", linkOf(newer.id()));
        press("j", linkOf(older.id()));
        page.keyboard().press("Enter");
        assertThat(page).hasURL(base() + "/admin/leads/" + older.id());
        assertThat(heading("Timeline")).isVisible();
    }

    private Locator rows() {
        return region("Leads").locator("tbody tr:has(a[data-row])");
    }

    private Locator rowOf(LeadId id) {
        return row("Leads", shortId(id));
    }

    private Locator linkOf(LeadId id) {
        return rowOf(id).locator("a[data-row]");
    }

    /** As the list shows it: the middle left out. */
    private static String shortId(LeadId id) {
        var text = id.toString();
        return text.substring(text.length() - 6);
    }

    private static Pattern both(String one, String other) {
        return Pattern.compile("(?=.*%s)(?=.*%s)".formatted(one, other));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
