package io.headgate.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AccessIT extends PortalFixture {

    @Test
    void letsAdminInWithTheBootstrapPassword() {
        var browser = Browser.loggedIn(port, "Admin", ADMIN_PASSWORD);

        var me = browser.get("/api/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("username").asString()).isEqualTo("admin");
        assertThat(me.json().path("roles").path(0).asString()).isEqualTo("ADMIN");
        assertThat(me.headers().get("cache-control")).isEqualTo("no-store");
    }

    // Each request has an id of its own.
    private static String withoutRequest(String problem) {
        return problem.replaceAll("urn:headgate:request:[0-9a-f]+", "");
    }

    @Test
    void saysTheSameOfAnUnknownNameAndAWrongPassword() {
        var unknown = new Browser(port).login("nobody-here", "something long");
        var wrong = new Browser(port).login("admin", "something long");

        assertThat(unknown.status()).isEqualTo(401);
        assertThat(withoutRequest(unknown.body())).isEqualTo(withoutRequest(wrong.body()));
        assertThat(unknown.code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(unknown.headers()).containsEntry("www-authenticate", "Bearer");
    }

    @Test
    void saysTheSameOfANameThatIsTooLongAndKeepsItNowhere() {
        var letters = new Random(7).ints(20_000, 'a', 'z' + 1);
        var name = letters.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        var refused = new Browser(port).login(name, "something long");
        var justTooLong = new Browser(port).login("x".repeat(81), "something long");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(withoutRequest(refused.body()))
                .isEqualTo(withoutRequest(new Browser(port)
                        .login("nobody-else-here", "something long")
                        .body()));
        assertThat(justTooLong.status()).isEqualTo(401);
        assertThat(admin().get("/api/admin/audit?limit=500").body()).doesNotContain("x".repeat(81));
    }

    @Test
    void slowsGuessingDown() {
        var browser = new Browser(port);
        var last = browser.login("victim", "guess 0 of many");
        // More than ten only where a guess takes so long that an attempt is given back meanwhile.
        for (int i = 1; i < 10 || (last.status() == 401 && i < 40); i++) {
            last = browser.login("victim", "guess " + i + " of many");
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.headers()).containsKey("retry-after");
    }

    @Test
    void refusesUnsafeCallsOfASessionWithoutItsCsrfToken() {
        var browser = Browser.loggedIn(port, "admin", ADMIN_PASSWORD);
        browser.forget("X-CSRF-TOKEN");

        var refused = browser.post("/api/admin/tokens", "{\"name\": \"forged\"}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("CSRF");
        assertThat(refused.headers().get("content-type")).startsWith("application/problem+json");

        browser.takeCsrf();
        assertThat(browser.post("/api/admin/tokens", "{\"name\": \"meant\"}").status())
                .isEqualTo(201);
    }

    @Test
    void endsTheSessionAtLogout() {
        var browser = Browser.loggedIn(port, "admin", ADMIN_PASSWORD);

        assertThat(browser.post("/api/logout", null).status()).isEqualTo(204);

        assertThat(browser.get("/api/me").status()).isEqualTo(401);
        assertThat(browser.get("/api/me").code()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void keepsSessionsInTheDatabaseSoThatARestartLogsNobodyOut() {
        Browser.loggedIn(port, "admin", ADMIN_PASSWORD);

        var kept = jdbc.sql("SELECT count(*) FROM spring_session WHERE principal_name = 'admin'")
                .query(Long.class)
                .single();

        assertThat(kept).isPositive();
    }

    @Test
    void showsATokenOnceAndKeepsOnlyItsHash() {
        var made = admin().post("/api/admin/tokens", "{\"name\": \"robot\"}").json();
        var token = made.path("token").asString();

        assertThat(Browser.withToken(port, token)
                        .get("/api/me")
                        .json()
                        .path("username")
                        .asString())
                .isEqualTo("admin");
        assertThat(admin().get("/api/admin/tokens").body())
                .doesNotContain(token)
                .contains("robot");
        var rows = jdbc.sql("SELECT row_to_json(t)::text FROM access_token t")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(token));

        assertThat(admin().delete("/api/admin/tokens/" + made.path("token_id").asString())
                        .status())
                .isEqualTo(204);
        assertThat(Browser.withToken(port, token).get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void neverAnswersAWrongTokenFromTheSession() {
        var browser = Browser.loggedIn(port, "admin", ADMIN_PASSWORD);

        var refused = browser.send("GET", "/api/me", null, Map.of("Authorization", "Bearer hg_pat_wrong"));

        assertThat(refused.status()).isEqualTo(401);
    }

    @Test
    void refusesATokenThatHasExpired() {
        var made = admin().post("/api/admin/tokens", "{\"name\": \"old\", \"expires_at\": \"2020-01-01T00:00:00Z\"}");

        var token = made.json().path("token").asString();
        assertThat(Browser.withToken(port, token).get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void logsAUserOutEverywhereWhenTheirRightsChange() {
        addUser("olga", "[\"OPERATOR\"]");
        var olga = Browser.loggedIn(port, "olga", "a long password");
        assertThat(olga.get("/api/admin/endpoints").status()).isEqualTo(200);

        admin().put("/api/admin/users/olga", "{\"roles\": [\"FINANCE\"], \"disabled\": false}");
        assertThat(olga.get("/api/admin/endpoints").status()).isEqualTo(401);

        admin().put("/api/admin/users/olga", "{\"roles\": [\"FINANCE\"], \"disabled\": true}");
        assertThat(new Browser(port).login("olga", "a long password").status()).isEqualTo(401);
    }

    @Test
    void changesPasswords() {
        addUser("petra", "[\"OPERATOR\"]");
        var petra = Browser.loggedIn(port, "petra", "a long password");

        var wrong = petra.post("/api/me/password", "{\"current\": \"not it\", \"password\": \"another password\"}");
        assertThat(wrong.status()).isEqualTo(422);
        var right = petra.post(
                "/api/me/password", "{\"current\": \"a long password\", \"password\": \"another password\"}");
        assertThat(right.status()).isEqualTo(204);

        assertThat(new Browser(port).login("petra", "a long password").status()).isEqualTo(401);
        assertThat(new Browser(port).login("petra", "another password").status())
                .isEqualTo(204);
        admin().delete("/api/admin/users/petra");
        assertThat(new Browser(port).login("petra", "another password").status())
                .isEqualTo(401);
    }

    @Test
    void keepsOneAdministrator() {
        var removed = admin().delete("/api/admin/users/admin");
        var lowered = admin().put("/api/admin/users/admin", "{\"roles\": [\"FINANCE\"]}");

        assertThat(removed.status()).isEqualTo(409);
        assertThat(removed.code()).isEqualTo("LAST_ADMIN");
        assertThat(lowered.status()).isEqualTo(409);
    }

    @Test
    void namesEveryFieldThatIsWrongOfANewUser() {
        var refused =
                admin().post("/api/admin/users", "{\"username\": \"a b\", \"password\": \"short\", \"roles\": []}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").size()).isEqualTo(3);
    }

    @Test
    void forbidsFramesScriptsOfOthersAndSniffing() {
        var headers = new Browser(port).get("/login").headers();

        assertThat(headers.get("content-security-policy"))
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'");
        assertThat(headers).containsEntry("x-content-type-options", "nosniff").containsKey("referrer-policy");
        assertThat(headers).doesNotContainKey("set-cookie");
    }

    @Test
    void answersUnknownCallsOfTheApiAsProblems() {
        var unknown = admin().get("/api/nothing/like/this");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(new Browser(port).get("/api/nothing").status()).isEqualTo(401);
    }

    @Test
    void givesTheSessionCookieTheFlagsItNeeds() {
        var cookie = new Browser(port).login("admin", ADMIN_PASSWORD).headers().get("set-cookie");

        assertThat(cookie).contains("headgate_session=", "HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void aTokenHasTheRightsItWasAskedForAndNoMore() {
        var made = admin().post("/api/admin/tokens", "{\"name\": \"books\", \"roles\": [\"FINANCE\"]}");
        assertThat(made.status()).isEqualTo(201);
        var finance = Browser.withToken(port, made.json().path("token").asString());

        assertThat(finance.get("/api/me").json().path("roles").toString()).isEqualTo("[\"FINANCE\"]");
        assertThat(finance.get("/api/me").json().path("permissions").toString())
                .isEqualTo("[\"READ_LEADS\",\"HANDLE_MONEY\"]");
        assertThat(finance.get("/api/admin/leads").status()).isEqualTo(200);
        assertThat(finance.get("/api/admin/tokens").status()).isEqualTo(403);
        assertThat(finance.get("/api/admin/secrets").status()).isEqualTo(403);
        assertThat(finance.post("/api/admin/config/publish", "{}").status()).isEqualTo(403);
        assertThat(finance.post("/api/admin/tokens", "{\"name\": \"more\", \"roles\": [\"ADMIN\"]}")
                        .status())
                .isEqualTo(403);
        var listed = admin().get("/api/admin/tokens").json().path("items");
        assertThat(listed.valueStream()
                        .filter(item -> "books".equals(item.path("name").asString())))
                .anyMatch(item -> "[\"FINANCE\"]".equals(item.path("roles").toString()));
    }

    @Test
    void anOperatorsTokenDoesNotPublishWhatNeedsAnAdministrator() {
        var token = admin().post("/api/admin/tokens", "{\"name\": \"hands\", \"roles\": [\"OPERATOR\"]}")
                .json()
                .path("token")
                .asString();
        var operator = Browser.withToken(port, token);

        assertThat(operator.get("/api/admin/config/draft").status()).isEqualTo(200);
        assertThat(operator.get("/api/admin/users").status()).isEqualTo(403);
        assertThat(operator.put("/api/admin/secrets/x", "{\"value\": \"v\"}").status())
                .isEqualTo(403);
    }

    @Test
    void aTokenLosesWhatItsUserLoses() {
        addUser("tess", "[\"ADMIN\"]");
        var tess = Browser.loggedIn(port, "tess", "a long password");
        var token = tess.post("/api/admin/tokens", "{\"name\": \"all of it\"}")
                .json()
                .path("token")
                .asString();
        assertThat(Browser.withToken(port, token).get("/api/admin/users").status())
                .isEqualTo(200);

        admin().put("/api/admin/users/tess", "{\"roles\": [\"OPERATOR\"], \"disabled\": false}");

        assertThat(Browser.withToken(port, token).get("/api/admin/users").status())
                .isEqualTo(403);
    }

    @Test
    void refusesRolesThatHaveNoPortalForUsersAndTokens() {
        for (var role : List.of("VENDOR", "CLIENT")) {
            var user = admin().post(
                            "/api/admin/users",
                            "{\"username\": \"val\", \"password\": \"a long password\", \"roles\": [\"%s\"]}"
                                    .formatted(role));
            var token = admin().post("/api/admin/tokens", "{\"name\": \"t\", \"roles\": [\"%s\"]}".formatted(role));

            assertThat(user.status()).isEqualTo(422);
            assertThat(token.status()).isEqualTo(422);
            for (var refused : List.of(user, token)) {
                var problem = refused.json().path("errors").path(0);
                assertThat(problem.path("field").asString()).isEqualTo("roles");
                assertThat(problem.path("code").asString()).isEqualTo("NO_PORTAL");
                assertThat(problem.path("detail").asString()).contains("no portal for vendors or clients");
            }
        }
        assertThat(admin().post("/api/admin/tokens", "{\"name\": \"t\", \"roles\": []}")
                        .status())
                .isEqualTo(422);
        assertThat(admin().post("/api/admin/tokens", "{\"name\": \"t\", \"expires_at\": \"2020-01-01T00:00:00Z\"}")
                        .status())
                .as("over before it begins")
                .isEqualTo(422);
    }

    private void addUser(String name, String roles) {
        var added = admin().post(
                        "/api/admin/users",
                        "{\"username\": \"%s\", \"password\": \"a long password\", \"roles\": %s}"
                                .formatted(name, roles));
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
    }
}
