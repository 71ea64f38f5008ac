package io.headgate.portal.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.headgate.portal.FakePeers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose is this place: asked by hand or by address, answered in the order of the claims, and tried at once. */
class PortalUiTerritoriesIT extends PortalUiFixture {

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void routingKnows() {
        publishExample();
        PEERS.on("/internal/owners", request -> {
            asked.add(request.query());
            return request.query().contains("zip=00000")
                    ? new FakePeers.Answer(422, "application/problem+json", """
                        {"code": "REQUEST_INVALID", "detail": "The question is not valid.",
                         "errors": [{"field": "zip", "code": "UNKNOWN", "detail": "is no ZIP that the gazetteer knows"}]}\
                        """)
                    : FakePeers.Answer.json(
                            request.query().contains("zip=99501")
                                    ? AwaitConditions.OWNERS.replaceAll(
                                            "(?s)\"holders\".*",
                                            "\"holders\": [], \"lines\": [{\"service_line\": null, \"holders\": []}]}")
                                    : AwaitConditions.OWNERS);
        });
        PEERS.on("/internal/simulate", _ -> FakePeers.Answer.json(SimulationSteps.SIMULATED));
    }

    // Not after each: a page that is still open may ask once more.
    @AfterAll
    static void routingIsSilent() {
        PEERS.off("/internal/owners");
        PEERS.off("/internal/simulate");
    }

    @Test
    void listsTheHoldersInTheOrderOfTheirClaimAndTriesALead() {
        page.navigate("/admin/territories");
        assertThat(page.getByText("Whose is this place?")).isVisible();
        press("/", page.getByLabel("ZIP", exactly()));
        page.keyboard().type("78717");
        page.getByLabel("Service line").selectOption("termite");
        button("Show holders").click();

        assertThat(page).hasURL(base() + "/admin/territories?zip=78717&line=termite");
        var rows = region("Holders").locator("tbody tr");
        assertThat(rows).hasCount(3);
        assertThat(rows.nth(0)).containsText("First");
        assertThat(rows.nth(0)).containsText("dealer-114-crm");
        assertThat(rows.nth(0)).containsText("Exclusive tier 1");
        assertThat(rows.nth(0)).containsText("zip 78717");
        assertThat(rows.nth(0)).containsText("from 2026-01-01");
        assertThat(rows.nth(0)).containsText("$42.00");
        assertThat(rows.nth(1)).containsText("After");
        assertThat(rows.nth(2)).containsText("Not in force");
        assertThat(rows.nth(2)).containsText("until 2025-12-31");
        assertThat(page.getByTestId("claims")).containsText("is asked first; 1 right comes after.");
        assertThat(page.getByTestId("try")).containsText("Dealer 114 holds ZIP 78717, was open and was chosen.");

        link("Simulate a lead here").click();
        assertThat(page.getByLabel("ZIP", exactly())).hasValue("78717");
        assertThat(page.getByLabel("Service line")).hasValue("termite");
        button("Simulate").click();
        assertThat(page.getByText("Dealer 114 holds ZIP 78717, was open and was chosen."))
                .isVisible();
    }

    @Test
    void isAskedByAddressForAnyDay() {
        page.navigate("/admin/territories?zip=78717&line=termite&segment=commercial&on=2026-03-01");

        assertThat(region("Holders").locator("tbody tr")).hasCount(3);
        assertThat(page.getByLabel("As of")).hasValue("2026-03-01");
        assertThat(asked).contains("zip=78717&service_line=termite&segment=commercial&on=2026-03-01");
        assertThat(page.getByTestId("try")).hasCount(0);
    }

    @Test
    void saysWhatIsWrongBesideTheFieldAndWhenNobodyHoldsAPlace() {
        page.navigate("/admin/territories");
        button("Show holders").click();
        assertThat(page.getByText("is needed")).isVisible();

        page.getByLabel("ZIP", exactly()).fill("00000");
        page.getByLabel("ZIP", exactly()).press("Enter");
        assertThat(page.getByText("is no ZIP that the gazetteer knows")).isVisible();

        page.getByLabel("ZIP", exactly()).fill("99501");
        page.getByLabel("ZIP", exactly()).press("Enter");
        assertThat(page.getByText("Nobody holds this place")).isVisible();
    }

    @Test
    void showsWhereTheDraftLeavesGapsOrOverlaps() {
        var before =
                call("GET", "/api/admin/config/draft", "application/json", null).text();
        var second = "  - {endpoint: dealer-88-mail, right: exclusive, tier: 1, service_lines: [termite], area: {zips:"
                + " ['78717']}}";
        var draft = example().replaceFirst("(?m)^(territories:.*)$", "$1\n" + second);
        call("PUT", "/api/admin/config/draft", "application/yaml", draft);
        try {
            page.navigate("/admin/territories?show=gaps");
            assertThat(row("Overlaps and gaps", "78717").first()).containsText("Exclusive overlap");
            link("Who holds it").click();
            assertThat(page).hasURL(base() + "/admin/territories");
        } finally {
            call("PUT", "/api/admin/config/draft", "application/json", before);
        }
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
