package io.headgate.portal.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import io.headgate.model.shared.Topics;
import io.headgate.portal.PortalFixture;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opentest4j.AssertionFailedError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser in front of the portal, already logged in as the administrator. */
abstract class PortalUiFixture extends PortalFixture {

    private static final double HEEDED_MILLIS = 6_000;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static @Nullable String loggedIn;

    @RegisterExtension
    final PortalPage screen = new PortalPage();

    Page page;

    @BeforeEach
    void openThePortal() {
        if (loggedIn == null) {
            var first = stranger();
            var answer = first.request()
                    .post(
                            "/api/login",
                            RequestOptions.create().setData(Map.of("username", "admin", "password", ADMIN_PASSWORD)));
            assertThat(answer).isOK();
            loggedIn = first.context().storageState();
        }
        page = screen.open(base(), loggedIn);
    }

    String base() {
        return "http://127.0.0.1:" + port;
    }

    /** A page of somebody who has not logged in. */
    Page stranger() {
        return screen.open(base(), null);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** A part of the page by its name: a section, a table, the list of filters. */
    Locator region(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    Locator dialogButton(String name) {
        return dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator palette() {
        return page.getByLabel("Search screens, leads, endpoints and sources");
    }

    /** Presses the key until it moves the focus there: a page may be shown a moment before it listens. */
    void press(String key, Locator focused) {
        for (int tries = 1; ; tries++) {
            page.keyboard().press(key);
            try {
                assertThat(focused).isFocused(new LocatorAssertions.IsFocusedOptions().setTimeout(HEEDED_MILLIS));
                return;
            } catch (AssertionFailedError e) {
                if (tries == 10) {
                    throw e;
                }
            }
        }
    }

    /** The row of a table that says this. */
    Locator row(String table, String text) {
        return region(table).locator("tbody tr").filter(new Locator.FilterOptions().setHasText(text));
    }

    /** Tells the lead's facts as the services do, and waits until the portal knows them all. */
    void tell(LeadScenario tale) {
        tellAll(List.of(tale));
    }

    void tellAll(List<LeadScenario> tales) {
        tales.forEach(tale -> tale.facts().forEach(fact -> events.send(Topics.LEAD_EVENTS, fact)));
        tales.forEach(tale -> awaitLead(tale, tale.facts().size()));
    }

    void awaitLead(LeadScenario tale, int facts) {
        Awaitility.await(tale.id() + " is known")
                .until(() -> api("GET", "/api/admin/leads/" + tale.id(), null)
                                .path("timeline")
                                .size()
                        == facts);
    }

    /** Asks the portal's API with the administrator's token, beside the browser. */
    JsonNode api(String method, String path, @Nullable Object body) {
        return JSON.readTree(call(method, path, "application/json", body).text());
    }

    APIResponse call(String method, String path, String type, @Nullable Object body) {
        var options = RequestOptions.create()
                .setMethod(method)
                .setHeader("Authorization", "Bearer " + ADMIN_TOKEN)
                .setHeader("Content-Type", type);
        if (body != null) {
            options.setData(body);
        }
        return page.request().fetch(base() + path, options);
    }
}
