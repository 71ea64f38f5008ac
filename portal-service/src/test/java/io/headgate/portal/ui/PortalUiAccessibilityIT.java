package io.headgate.portal.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.EndpointHealthChanged;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Topics;
import io.headgate.portal.FakePeers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every screen, with data on it, breaks no rule of WCAG 2.2 AA that axe knows, in light and in dark. With {@code
 * HEADGATE_UI_SHOTS} set to a directory each screen is also photographed there.
 */
class PortalUiAccessibilityIT extends PortalUiFixture {

    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa");
    // The dark scheme changes colours and nothing else.
    private static final List<String> RULES_OF_COLOUR = List.of("color-contrast", "link-in-text-block");
    private static final @Nullable String SHOTS = System.getenv("HEADGATE_UI_SHOTS");
    private static final String BALANCES = """
        {"items": [
          {"party_type": "vendor", "party_id": "searchpros", "name": "SearchPros Media",
           "balance": {"amount": "1836.00", "currency": "USD"},
           "accounts": [{"account": "SOURCE_PAYABLE", "amount": {"amount": "1890.00", "currency": "USD"}},
                        {"account": "SOURCE_CREDIT_DUE", "amount": {"amount": "-54.00", "currency": "USD"}}]},
          {"party_type": "client", "party_id": "dealer-88", "name": "Round Rock Exterminating",
           "balance": {"amount": "3952.00", "currency": "USD"},
           "accounts": [{"account": "BUYER_UNBILLED", "amount": {"amount": "3952.00", "currency": "USD"}}]}],
         "trial_balance": [{"amount": "0.00", "currency": "USD"}]}\
        """;

    private static final String FINDINGS = """
        {"items": [
          {"code": "lead_without_cost", "subject": "lead_01980a4d-0000-7000-8000-000000000001", "config_version": 3,
           "first_at": "2026-07-14T16:00:00Z", "detail": "The lead was accepted, and no contract says what it costs."}],
         "next_cursor": null}\
        """;

    private static final String RETURNS = """
        {"items": [
          {"return_id": "ret_01980a4d-0000-7000-8000-000000000002", "lead_id": "lead_01980a4d-0000-7000-8000-000000000001",
           "delivery_id": "dlv_01980a4d-0000-7000-8000-000000000003", "client_id": "dealer-88", "endpoint_id": "dealer-88-mail",
           "source_id": "searchpros-web", "service_line": "termite", "state": "TX", "zip": "78717", "reason": "wrong_number",
           "decided_at": "2026-07-14T16:00:00Z", "decision": "approved", "credit": {"amount": "38.00", "currency": "USD"},
           "refusal": null, "refusal_rule": null, "claimed": true, "claim_refusal": null, "claim_rule": null}],
         "next_cursor": null}\
        """;

    private final List<String> breaches = new ArrayList<>();
    private LeadScenario delivered = LeadScenario.deliveredToTheSecond("searchpros-web", Duration.ofMinutes(2));

    @BeforeEach
    void fillThePortal() {
        var version = publishExample();
        call("PUT", "/api/admin/config/draft", "application/yaml", example().replace("\"42.00\"", "\"44.50\""));
        PEERS.on("/internal/caps", asked -> FakePeers.Answer.json(PortalUiNetworkIT.caps(asked.query())));
        PEERS.on("/internal/balances", _ -> FakePeers.Answer.json(BALANCES));
        PEERS.on("/internal/findings", _ -> FakePeers.Answer.json(FINDINGS));
        PEERS.on("/internal/returns", _ -> FakePeers.Answer.json(RETURNS));
        PEERS.on("/internal/owners", _ -> FakePeers.Answer.json(AwaitConditions.OWNERS));
        PEERS.on("/internal/holds", PortalUiAccessibilityIT::waiting);
        PEERS.on("/internal/holds/look", _ -> FakePeers.Answer.json(AwaitConditions.OUTLOOK));
        PEERS.on("/internal/told", _ -> FakePeers.Answer.json(AwaitConditions.TOLD));
        PEERS.on("/internal/simulate", _ -> FakePeers.Answer.json(SimulationSteps.SIMULATED));
        PEERS.on("/internal/replays", _ -> FakePeers.Answer.json("{\"items\": [" + SimulationSteps.done() + "]}"));
        PEERS.on("/internal/replays/" + SimulationSteps.ID, _ -> FakePeers.Answer.json(SimulationSteps.done()));
        PEERS.on(
                "/internal/replays/" + SimulationSteps.ID + "/moved",
                _ -> FakePeers.Answer.json(SimulationSteps.MOVED));
        api("POST", "/api/admin/sources/searchpros-web/keys", null);
        api("POST", "/api/admin/endpoints/tx-calls/pause", Map.of("reason", "training day"));
        assertThat(version).isPositive();
        events.send(
                Topics.LEAD_EVENTS,
                new EndpointHealthChanged(
                        LeadScenario.TAKER, Instant.now(), EndpointHealthChanged.State.HALF_OPEN, "5 of 10 failed"));
    }

    @AfterEach
    void resumeTheEndpoint() {
        api("POST", "/api/admin/endpoints/tx-calls/resume", null);
    }

    @Test
    void keepsEveryScreenCleanInLightAndDark() {
        var held = LeadScenario.from("searchpros-web", Duration.ofMinutes(8))
                .checked()
                .held();
        var returned = LeadScenario.deliveredToTheSecond("searchpros-web", Duration.ofMinutes(40))
                .returned();
        var nobody = LeadScenario.from("brand-site", Duration.ofMinutes(12))
                .checked()
                .nobody();
        delivered = LeadScenario.from("searchpros-web", Duration.ofMinutes(2))
                .checked()
                .passedOn()
                .attempted(AttemptClass.RETRY, 503, "{\"message\":\"come back later\"}")
                .accepted()
                .charged()
                .closed(Outcome.DELIVERED, null);
        var tales = new ArrayList<>(List.of(delivered, held, returned, nobody));
        tales.add(LeadScenario.from("searchpros-web", Duration.ofMinutes(6))
                .checked()
                .toReview());
        tales.add(
                LeadScenario.from("brand-site", Duration.ofMinutes(4)).closed(Outcome.REJECTED, ReasonCode.DUPLICATE));
        tales.add(LeadScenario.from("searchpros-web", Duration.ofSeconds(10)));
        for (int i = 0; i < 12; i++) {
            var source = i % 3 == 0 ? "brand-site" : "searchpros-web";
            tales.add(LeadScenario.deliveredToTheSecond(source, Duration.ofMinutes(3 + i * 4)));
        }
        tellAll(tales);
        var routes = new LinkedHashMap<String, String>();
        routes.put("leads", "/admin/leads");
        routes.put("leads-none", "/admin/leads?source=nobody");
        routes.put("lead", "/admin/leads/" + delivered.id());
        routes.put("lead-held", "/admin/leads/" + held.id());
        routes.put("lead-returned", "/admin/leads/" + returned.id());
        routes.put("lead-nobody", "/admin/leads/" + nobody.id());
        routes.put("lead-unknown", "/admin/leads/lead_00000000-0000-7000-8000-000000000000");
        routes.put("review", "/admin/holds");
        routes.put("held", "/admin/holds?show=held");
        routes.put("territories", "/admin/territories?zip=78717&line=termite");
        routes.put("territories-gaps", "/admin/territories?show=gaps");
        routes.put("endpoints", "/admin/endpoints");
        routes.put("endpoint", "/admin/endpoints/dealer-114-crm");
        routes.put("endpoint-paused", "/admin/endpoints/tx-calls");
        routes.put("sources", "/admin/sources");
        routes.put("source", "/admin/sources/searchpros-web");
        routes.put("config", "/admin/config");
        routes.put("versions", "/admin/config/versions?from=1&to=2");
        routes.put("simulate", "/admin/simulate");
        routes.put("replay", "/admin/replays");
        routes.put("secrets", "/admin/secrets?client=dealer-88");
        routes.put("users", "/admin/users");
        routes.put("audit", "/admin/audit");
        routes.put("money", "/admin/money");
        routes.put("returns", "/admin/returns");
        routes.put("no-such-page", "/admin/nothing/here");
        routes.forEach((name, route) -> {
            page.navigate(route);
            look(name);
        });
        page = stranger();
        page.navigate("/login?return=%2Fadmin%2Fmoney");
        look("login");

        assertThat(breaches).isEmpty();
    }

    @Test
    void keepsEveryDialogCleanInLightAndDark() {
        tell(delivered);
        openFrom("/admin/leads/" + delivered.id(), "Reveal contact");
        look("dialog-reveal");
        page.navigate("/admin/holds?show=held");
        page.locator("thead input[type=checkbox]").check();
        look("held-selected");
        button("Release now").click();
        assertThat(page.getByTestId("prospects")).containsText("would go out");
        look("dialog-release");
        dialogButton("Cancel").click();
        button("Reject").click();
        look("dialog-reject");
        openFrom("/admin/endpoints", "Pause dealer-114-crm");
        look("dialog-pause");
        openFrom("/admin/sources/searchpros-web", "Create key");
        look("dialog-key");
        page.navigate("/admin/simulate?lead=" + delivered.id());
        button("Simulate").click();
        assertThat(page.getByTestId("asked")).isVisible();
        look("simulated");
        openFrom("/admin/users", "Add user");
        look("dialog-user");
        openFrom("/admin/audit", "Keyboard help");
        look("dialog-keys");
        page.navigate("/admin/audit");
        button("admin").click();
        button("About and credits").click();
        assertThat(dialog().getByText("GeoNames")).isVisible();
        look("dialog-about");
        page.navigate("/admin/audit");
        assertThat(heading("Audit log")).isVisible();
        press("Control+k", palette());
        look("palette");
        page.navigate("/admin/config");
        button("Validate and compare").click();
        assertThat(page.getByTestId("diff")).isVisible();
        look("config-compared");
        button("Publish 1 change").click();
        assertThat(dialog()).isVisible();
        look("dialog-publish");

        assertThat(breaches).isEmpty();
    }

    @Test
    void staysUsableOnANarrowScreen() {
        page.setViewportSize(390, 844);
        page.navigate("/admin/leads");
        look("narrow-leads");
        var user = button("admin").boundingBox();
        assertThat(user.x + user.width).as("the last button of the header").isLessThan(390);
        button("Menu").click();
        link("Endpoints").click();
        look("narrow-endpoints");

        assertThat(breaches).isEmpty();
    }

    @Test
    void neverScrollsAWholePageSidewaysOnAPhone() {
        tell(delivered);
        page.setViewportSize(390, 844);
        for (var route : routes()) {
            page.navigate(route);
            settled();
            shoot("phone" + route.replaceAll("[^a-z0-9]+", "-"));
            var width = ((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue();
            if (width > 390) {
                breaches.add(route + " is " + width + " wide");
            }
            var user = button("admin").boundingBox();
            if (user.x + user.width > 390) {
                breaches.add(route + " cuts the user's button");
            }
        }

        assertThat(breaches).isEmpty();
    }

    @Test
    void printsTheContentAloneAndInFullLength() {
        tell(delivered);
        for (var route : routes()) {
            page.navigate(route);
            settled();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            shoot("print" + route.replaceAll("[^a-z0-9]+", "-"));
            var wrong = page.evaluate("""
                () => {
                  const found = [];
                  const seen = (name) => [...document.querySelectorAll(name)].some((each) => each.getClientRects().length > 0);
                  for (const chrome of ['header', 'nav', '.mantine-AppShell-navbar', '.toolbar']) if (seen(chrome)) found.push(`${chrome} is printed`);
                  const main = document.querySelector('main').getBoundingClientRect();
                  if (main.left > 1) found.push(`an empty column of ${main.left}`);
                  for (const box of document.querySelectorAll('.grid-box')) {
                    const table = box.querySelector('table').getBoundingClientRect();
                    if (table.bottom > box.getBoundingClientRect().bottom + 2) found.push('rows outside their frame');
                  }
                  return found.join('; ');
                }\
                """);
            if (!"".equals(wrong)) {
                breaches.add(route + ": " + wrong);
            }
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        }

        assertThat(breaches).isEmpty();
    }

    private List<String> routes() {
        return List.of(
                "/admin/leads",
                "/admin/leads/" + delivered.id(),
                "/admin/holds?show=held",
                "/admin/endpoints",
                "/admin/endpoints/dealer-114-crm",
                "/admin/territories?zip=78717&line=termite",
                "/admin/sources",
                "/admin/sources/searchpros-web",
                "/admin/config",
                "/admin/config/versions",
                "/admin/simulate",
                "/admin/replays",
                "/admin/secrets",
                "/admin/users",
                "/admin/audit",
                "/admin/money",
                "/admin/returns");
    }

    private void settled() {
        assertThat(page.locator("h1, [role=dialog]").first()).isVisible();
        assertThat(page.locator(".skeleton")).hasCount(0);
    }

    private void shoot(String name) {
        if (SHOTS != null) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(SHOTS, name + ".png")));
        }
    }

    private static FakePeers.Answer waiting(FakePeers.Asked asked) {
        var one = new LeadId(new UUID(1, 1));
        var two = new LeadId(new UUID(1, 2));
        return FakePeers.Answer.json(
                asked.query().contains("state=review")
                        ? AwaitConditions.page(AwaitConditions.inReview(one), AwaitConditions.inReview(two))
                        : AwaitConditions.page(AwaitConditions.held(one), AwaitConditions.held(two)));
    }

    private void openFrom(String route, String button) {
        page.navigate(route);
        button(button).click();
        assertThat(dialog()).isVisible();
    }

    // The page is settled when its heading or dialog stands and no skeleton is left.
    private void look(String name) {
        settled();
        nameless(name);
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            var dark = scheme == ColorScheme.DARK;
            assertThat(page.locator("html")).hasAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
            settle();
            if (SHOTS != null) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of(SHOTS, name + (dark ? "-dark" : "-light") + ".png")));
            }
            var results = (dark ? axe().withRules(RULES_OF_COLOUR) : axe().withTags(TAGS)).analyze();
            results.getViolations().forEach(rule -> rule.getNodes()
                    .forEach(node ->
                            breaches.add("%s %s %s: %s".formatted(name, scheme, rule.getId(), node.getHtml()))));
        }
    }

    // Axe asks neither for a name of every dialog nor for names of parts that tell them apart.
    private void nameless(String name) {
        var found = page.evaluate("""
            () => {
              const named = (part) => part.getAttribute('aria-label')
                ?? (part.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim();
              // What lies behind an open dialog is not there for a reader.
              const shown = document.querySelector('[role=dialog][aria-modal=true]') ?? document;
              const parts = [...shown.querySelectorAll('section[aria-label], [role=region]')].map(named);
              const twice = parts.filter((part, at) => parts.indexOf(part) !== at).map((part) => `two parts are called ${part}`);
              const without = [...document.querySelectorAll('[role=dialog]')].filter((dialog) => named(dialog) === '').map(() => 'a dialog has no name');
              return [...twice, ...without].join('; ');
            }\
            """);
        if (!"".equals(found)) {
            breaches.add(name + ": " + found);
        }
    }

    private AxeBuilder axe() {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).setLegacyMode(true).options(options);
    }

    // Contrast is measured when nothing moves any more.
    private void settle() {
        page.evaluate("() => Promise.all(document.getAnimations()"
                + ".filter((animation) => animation.effect.getComputedTiming().iterations !== Infinity)"
                + ".map((animation) => animation.finished.catch(() => undefined)))");
    }
}
