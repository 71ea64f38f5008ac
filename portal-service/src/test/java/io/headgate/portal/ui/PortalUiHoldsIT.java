package io.headgate.portal.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.shared.LeadId;
import io.headgate.portal.FakePeers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two waiting rooms: seen, narrowed, and decided about one by one or many at once. */
class PortalUiHoldsIT extends PortalUiFixture {

    private final LeadId one = new LeadId(EventIds.next());
    private final LeadId two = new LeadId(EventIds.next());
    private final LeadId reviewed = new LeadId(EventIds.next());
    private final List<LeadId> gone = new CopyOnWriteArrayList<>();
    private final List<String> wanted = new CopyOnWriteArrayList<>();

    @BeforeEach
    void leadsWait() {
        PEERS.on("/internal/holds", this::waiting);
        PEERS.on("/internal/holds/look", _ -> FakePeers.Answer.json(AwaitConditions.OUTLOOK));
        PEERS.on("/internal/holds/actions", this::act);
    }

    @AfterEach
    void routingIsSilent() {
        List.of("/internal/holds", "/internal/holds/look", "/internal/holds/actions")
                .forEach(PEERS::off);
    }

    private FakePeers.Answer waiting(FakePeers.Asked asked) {
        var rows = new ArrayList<String>();
        if (asked.query().contains("state=review")) {
            if (!gone.contains(reviewed)) {
                rows.add(AwaitConditions.inReview(reviewed));
            }
        } else if (!asked.query().contains("endpoint=nobody")) {
            List.of(one, two).stream()
                    .filter(id -> !gone.contains(id))
                    .forEach(id -> rows.add(AwaitConditions.held(id)));
        }
        return FakePeers.Answer.json(AwaitConditions.page(rows.toArray(String[]::new)));
    }

    private FakePeers.Answer act(FakePeers.Asked asked) {
        wanted.add(asked.body());
        var extends_ = asked.body().contains("\"extend\"");
        var results = new ArrayList<String>();
        for (var id : List.of(one, two, reviewed)) {
            if (asked.body().contains(id.toString())) {
                results.add(AwaitConditions.done(
                        id, extends_ ? "HELD" : asked.body().contains("\"park\"") ? "REVIEW" : "ALLOCATED"));
                if (!extends_) {
                    gone.add(id);
                }
            }
        }
        return FakePeers.Answer.json("{\"results\": [%s]}".formatted(String.join(", ", results)));
    }

    @Test
    void saysWhyWhatForAndHowLongEachWaits() {
        page.navigate("/admin/holds?show=held");

        assertThat(page.getByTestId("waiting-count")).hasText("2 held");
        var row = row("Held leads", shortId(one));
        assertThat(row).containsText("Out of hours");
        assertThat(row).containsText("dealer-114-crm and 3 more");
        assertThat(row.locator("time")).hasCount(3);
        assertThat(row).containsText("termite 78717 TX");

        page.getByLabel("Waits for endpoint").fill("nobody");
        page.getByLabel("Waits for endpoint").press("Enter");
        assertThat(page).hasURL(base() + "/admin/holds?show=held&endpoint=nobody");
        assertThat(page.getByText("No waiting lead matches")).isVisible();
        link("Clear").click();
        assertThat(row("Held leads", shortId(two))).isVisible();
        link("In review").click();
        assertThat(row("Leads in review", shortId(reviewed))).containsText("Identity mismatch");
        assertThat(link("In review")).hasAttribute("aria-current", "page");
        assertThat(link("Held")).not().hasAttribute("aria-current", "page");
    }

    @Test
    void releasesManyAfterShowingWhatWouldHappenToThem() {
        page.navigate("/admin/holds?show=held");
        page.getByLabel("Select all 2 shown").check();
        assertThat(page.getByText("2 selected")).isVisible();
        button("Release now").click();

        assertThat(page.getByTestId("prospects"))
                .containsText("1 lead would go out now, for $38.00: dealer-88-mail 1.");
        assertThat(page.getByTestId("prospects")).containsText("1 lead would go on waiting, as now.");
        dialogButton("Release 2 leads now").click();

        assertThat(page.getByText("2 sent.")).isVisible();
        assertThat(page.getByText("Nothing is held")).isVisible();
        assertThat(page.getByText("2 selected")).isHidden();
        assertThat(wanted).singleElement().satisfies(body -> assertThat(body)
                .contains("\"release\"", one.toString(), two.toString(), "\"by\":\"admin\""));
    }

    @Test
    void letsOneWaitLongerByKeyboardWhichIsNotTakenBack() {
        page.navigate("/admin/holds?show=held");
        assertThat(row("Held leads", shortId(one))).isVisible();
        press("j", row("Held leads", shortId(one)).locator("a[data-row]"));
        page.keyboard().press("x");
        assertThat(page.getByText("1 selected")).isVisible();
        button("Let wait longer").focus();
        page.keyboard().press("Enter");
        page.getByLabel("How much longer").selectOption("24");
        dialogButton("Let 1 lead wait longer").focus();
        page.keyboard().press("Enter");

        assertThat(page.getByText("1 held.")).isVisible();
        assertThat(button("Undo")).hasCount(0);
        assertThat(wanted).singleElement().satisfies(body -> assertThat(body)
                .contains("\"until\":\"2044-03-06T03:14:00"));
    }

    @Test
    void rejectsOnlyWithAReasonAndSaysThatThereIsNoWayBack() {
        page.navigate("/admin/holds");
        button("Reject " + reviewed).click();
        assertThat(dialog()).containsText("cannot be undone");
        assertThat(dialogButton("Reject 1 lead")).isDisabled();
        page.getByLabel("Reason", new Page.GetByLabelOptions().setExact(true))
                .last()
                .fill("made up by a bot");
        dialogButton("Reject 1 lead").click();

        assertThat(page.getByText("Nothing to review")).isVisible();
        assertThat(button("Undo")).hasCount(0);
        assertThat(wanted).singleElement().satisfies(body -> assertThat(body).contains("\"reject\""));
        assertThat(api("GET", "/api/admin/audit?limit=20&object=lead:" + reviewed, null)
                        .toString())
                .contains("made up by a bot");
    }

    @Test
    void saysWhatIsWrongInsideTheDialogAndKeepsTheSelection() {
        PEERS.on("/internal/holds/actions", _ -> new FakePeers.Answer(503, "application/json", "{}"));
        screen.expectFailuresOf("/api/admin/holds/actions");
        page.navigate("/admin/holds?show=held");
        page.getByLabel("Select " + one).check();
        button("Release now").click();
        dialogButton("Release 1 lead now").click();

        assertThat(dialog()).containsText("The routing service does not answer at the moment.");
        dialogButton("Cancel").click();
        assertThat(page.getByText("1 selected")).isVisible();
    }

    private static String shortId(LeadId id) {
        var text = id.toString();
        return text.substring(text.length() - 6);
    }
}
