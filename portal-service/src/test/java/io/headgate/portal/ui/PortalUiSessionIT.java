package io.headgate.portal.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Coming in, what each role sees, and going out. */
class PortalUiSessionIT extends PortalUiFixture {

    @Test
    void saysThatThePasswordIsWrongAndThenLetsTheRightOneBackToThePageAskedFor() {
        publishExample();
        page = stranger();
        page.navigate("/admin/endpoints?q=dealer");
        assertThat(page).hasURL(Pattern.compile("/login\\?return="));
        assertThat(heading("Log in to Headgate")).isVisible();

        logIn("admin", "not the password");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("User name or password is wrong.");

        logIn("admin", ADMIN_PASSWORD);
        assertThat(page).hasURL(base() + "/admin/endpoints?q=dealer");
        assertThat(row("Endpoints", "dealer-114-crm")).isVisible();
        assertThat(page.getByLabel("Name or id")).hasValue("dealer");
    }

    @Test
    void neverReturnsToAForeignSiteAfterLogin() {
        page = stranger();
        page.navigate("/login?return=//evil.example/admin");

        logIn("admin", ADMIN_PASSWORD);

        assertThat(page).hasURL(base() + "/admin/leads");
    }

    @Test
    void showsTheLoginWhenTheSessionEndsUnderTheReader() {
        page = stranger();
        page.navigate("/admin/sources");
        logIn("admin", ADMIN_PASSWORD);
        assertThat(heading("Sources")).isVisible();

        page.context().clearCookies();
        link("Audit log").click();

        assertThat(page).hasURL(Pattern.compile("/login\\?return="));
    }

    @Test
    void endsTheSessionAtLogout() {
        page = stranger();
        page.navigate("/admin/leads");
        logIn("admin", ADMIN_PASSWORD);
        assertThat(heading("Leads")).isVisible();

        button("admin").click();
        button("Log out").click();
        assertThat(heading("Log in to Headgate")).isVisible();
        page.goBack();

        assertThat(heading("Log in to Headgate")).isVisible();
        page.navigate("/admin/money");
        assertThat(heading("Log in to Headgate")).isVisible();
    }

    @Test
    void neverCallsALogoutDoneThatFailed() {
        page = stranger();
        page.navigate("/admin/leads");
        logIn("admin", ADMIN_PASSWORD);
        screen.expectFailuresOf("/api/logout");
        page.route("**/api/logout", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));

        button("admin").click();
        button("Log out").click();

        assertThat(page.getByText("The portal answered 503")).isVisible();
        assertThat(heading("Leads")).isVisible();
    }

    @Test
    void endsTheSessionOfATabThatNobodyTouchesThoughItRefreshesItself() {
        page = stranger();
        page.clock().install();
        page.navigate("/admin/leads");
        logIn("admin", ADMIN_PASSWORD);
        assertThat(heading("Leads")).isVisible();

        page.clock().fastForward("29:00");
        assertThat(heading("Leads")).isVisible();
        page.clock().fastForward("02:00");

        assertThat(heading("Log in to Headgate")).isVisible();
        assertThat(page.getByText("logged out after 30 minutes")).isVisible();
        page.navigate("/admin/money");
        assertThat(heading("Log in to Headgate")).isVisible();
    }

    @Test
    void quotesTheReferenceOfAFailedCall() {
        screen.expectFailuresOf("/api/admin/endpoints");
        page.route(
                "**/api/admin/endpoints*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(500)
                        .setHeaders(Map.of("x-request-id", "4bf92f3577b34da6a3ce929d0e0e4736"))
                        .setBody("{\"title\": \"It failed\", \"status\": 500}")));

        page.navigate("/admin/endpoints");

        assertThat(page.getByText("4bf92f3577b34da6a3ce929d0e0e4736")).isVisible();
    }

    @Test
    void offersFinanceOnlyWhatFinanceMaySeeAndSaysWhyNotTheRest() {
        api(
                "POST",
                "/api/admin/users",
                Map.of("username", "fiona", "password", "a long password", "roles", List.of("FINANCE")));
        screen.expectFailuresOf("/api/admin/balances");
        screen.expectFailuresOf("/api/admin/findings");
        page = stranger();
        page.navigate("/admin/money");
        logIn("fiona", "a long password");
        assertThat(heading("Money")).isVisible();

        var menu = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Admin"))
                .getByRole(AriaRole.LINK);
        assertThat(menu).hasText(new String[] {"Leads", "Money", "Returns"});

        var tale = LeadScenario.deliveredToTheSecond("ui-finance", java.time.Duration.ofMinutes(2));
        tell(tale);
        page.navigate("/admin/leads/" + tale.id());
        assertThat(heading("Timeline")).isVisible();
        assertThat(page.locator(
                        "main a[href*='/admin/endpoints'], main a[href*='/admin/sources'], a[href*='/admin/config']"))
                .hasCount(0);
        press("Control+k", palette());
        page.keyboard().type("dealer");
        assertThat(page.getByText("Find leads “dealer”")).isVisible();
        assertThat(page.getByText("Find endpoints")).hasCount(0);

        page.navigate("/admin/users");
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(1);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Your role does not allow this");
        page.getByRole(AriaRole.ALERT)
                .getByRole(AriaRole.LINK, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Leads"))
                .click();
        assertThat(heading("Leads")).isVisible();
    }

    private void logIn(String username, String password) {
        page.getByLabel("User name").fill(username);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        button("Log in").click();
    }
}
