package io.headgate.portal.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.portal.FakePeers;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One lead rehearsed, and whole days replayed. */
class PortalUiSimulationIT extends PortalUiFixture {

    private static final String REPLAY = "/internal/replays/" + SimulationSteps.ID;

    private final AtomicReference<String> replay = new AtomicReference<>(SimulationSteps.running());
    private final ConcurrentLinkedQueue<FakePeers.Asked> asked = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void routingAnswers() {
        publishExample();
        PEERS.on("/internal/simulate", this::simulated);
        PEERS.on("/internal/replays", this::replays);
        PEERS.on(REPLAY, this::one);
        PEERS.on(REPLAY + "/moved", _ -> FakePeers.Answer.json(SimulationSteps.MOVED));
    }

    // Not after each: a page that is still open may ask once more.
    @AfterAll
    static void routingIsSilent() {
        PEERS.off("/internal/simulate");
        PEERS.off("/internal/replays");
        PEERS.off(REPLAY);
        PEERS.off(REPLAY + "/moved");
    }

    private FakePeers.Answer simulated(FakePeers.Asked request) {
        asked.add(request);
        return FakePeers.Answer.json(SimulationSteps.SIMULATED);
    }

    private FakePeers.Answer replays(FakePeers.Asked request) {
        asked.add(request);
        return request.method().equals("POST")
                ? new FakePeers.Answer(202, "application/json", replay.get())
                : FakePeers.Answer.json("{\"items\": [" + replay.get() + "]}");
    }

    private FakePeers.Answer one(FakePeers.Asked request) {
        asked.add(request);
        return request.method().equals("DELETE")
                ? new FakePeers.Answer(204, "application/json", "")
                : FakePeers.Answer.json(replay.get());
    }

    @Test
    void saysWhatWouldHappenToALeadAndWhyAnotherDidNotGetIt() {
        page.navigate("/admin/simulate");
        page.getByLabel("Which lead").selectOption("facts");
        page.getByLabel("Service line").selectOption("termite");
        page.getByLabel("ZIP").fill("78717");
        page.getByLabel("Configuration").selectOption("draft");
        page.getByLabel("Endpoint that is different").fill("dealer-114-crm");
        page.getByLabel("Its cap per").selectOption("day");
        page.getByLabel("were").fill("50");
        page.getByLabel("Why not this endpoint?").fill("dealer-88-crm");
        button("Simulate").click();

        assertThat(page.getByTestId("asked")).containsText("Round Rock Exterminating was considered");
        assertThat(page.getByText("Dealer 114 holds ZIP 78717, was open and was chosen."))
                .isVisible();
        assertThat(region("Candidates of step territory, round 1").locator("tbody tr"))
                .hasCount(2);
        assertThat(page.getByText("3 more:")).isVisible();
        assertThat(asked.remove().body())
                .contains("\"zip\":\"78717\"", "\"endpoint\":\"dealer-88-crm\"", "\"limit\":\"50\"", "\"document\":{");
    }

    @Test
    void replaysTheLastDaysAndShowsWhatWouldHaveMoved() {
        page.navigate("/admin/replays");
        button("Start replay").click();
        assertThat(page.getByText("250 of 1,000 decisions made again.")).isVisible();

        replay.set(SimulationSteps.done());

        assertThat(region("As it was")).containsText("$34,200.00");
        assertThat(region("As it would have been")).containsText("$36,100.00");
        assertThat(row("Endpoints before and after", "dealer-114-crm")).containsText("65");
        assertThat(row("Caps before and after", "dealer-114-crm")).containsText("40 of 40");
        assertThat(row("Leads that would move", "dealer-88-crm for $38.00").first())
                .containsText("dealer-114-crm for $44.50");
        assertThat(asked)
                .anyMatch(request -> request.method().equals("POST")
                        && request.body().contains("\"days\":1")
                        && request.body().contains("\"version\":\"draft\""));
    }

    @Test
    void cancelsAReplayThatRuns() {
        page.navigate("/admin/replays?id=" + SimulationSteps.ID);
        button("Cancel").click();

        assertThat(page.getByText("Cancelled.")).isVisible();
        assertThat(asked).anyMatch(request -> request.method().equals("DELETE"));
    }
}
