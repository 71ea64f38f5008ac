package io.headgate.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Calls every admin endpoint there is with every role: a new endpoint is covered without being listed here. */
class RoleMatrixIT extends PortalFixture {

    private static final String BY_TOKEN = " by token";
    private static final Pattern ADMINS_ONLY = Pattern.compile(".* /api/admin/(users|tokens|secrets)(/.*)?");
    private static final Pattern FOR_FINANCE_TOO = Pattern.compile(
            "POST /api/admin/(leads/search|returns)|GET /api/admin/(leads|leads/[^/]+|leads/[^/]+/told|live"
                    + "|summary|about|balances|findings|returns|statements/[^/]+/[^/]+|reports|reports/[^/]+)");

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private record Call(String method, String path) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void everyEndpointKnowsWhoMayCallIt() {
        var calls = calls();
        assertThat(calls).hasSizeGreaterThan(40);
        var wrong = new ArrayList<String>();
        people().forEach((role, browser) -> {
            for (var call : calls) {
                var status = status(browser, call);
                var refused = status == 403 || status == 401;
                if (refused == allowed(role, call)) {
                    wrong.add(role + " " + call + " -> " + status);
                }
            }
        });

        assertThat(wrong).isEmpty();
    }

    private static boolean allowed(String role, Call call) {
        return switch (role.replace(BY_TOKEN, "")) {
            case "ADMIN" -> true;
            case "OPERATOR" -> !ADMINS_ONLY.matcher(call.toString()).matches();
            case "FINANCE" -> FOR_FINANCE_TOO.matcher(call.toString()).matches();
            default -> false;
        };
    }

    private Map<String, Browser> people() {
        var people = new LinkedHashMap<String, Browser>();
        people.put("nobody", new Browser(port));
        for (var role : List.of("OPERATOR", "FINANCE", "VENDOR", "CLIENT")) {
            var name = "matrix-" + role.toLowerCase(java.util.Locale.ROOT);
            admin().post(
                            "/api/admin/users",
                            "{\"username\": \"%s\", \"password\": \"a long password\", \"roles\": [\"FINANCE\"]}"
                                    .formatted(name));
            // Nobody can be given a role without a portal; an older installation may have such users.
            jdbc.sql("UPDATE portal_user SET roles = ? WHERE username = ?")
                    .params(role, name)
                    .update();
            people.put(role, Browser.loggedIn(port, name, "a long password"));
        }
        people.put("ADMIN", admin());
        for (var role : List.of("ADMIN", "OPERATOR", "FINANCE")) {
            var token = admin().post("/api/admin/tokens", "{\"name\": \"matrix\", \"roles\": [\"%s\"]}".formatted(role))
                    .json()
                    .path("token")
                    .asString();
            people.put(role + BY_TOKEN, Browser.withToken(port, token));
        }
        return people;
    }

    private Set<Call> calls() {
        var calls = new TreeSet<Call>(java.util.Comparator.comparing(Call::toString));
        requestMappingHandlerMapping.getHandlerMethods().keySet().forEach(mapping -> mapping.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/admin"))
                .forEach(path -> mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> calls.add(new Call(
                                method.name(),
                                path.replaceAll("\\{version\\}|\\{from\\}|\\{to\\}", "999999")
                                        .replaceAll("\\{tokenId\\}", "00000000-0000-0000-0000-000000000000")
                                        .replaceAll("\\{[^}]+\\}", "unknown-thing"))))));
        return calls;
    }

    // Bodies are empty objects: whoever is allowed gets as far as a refusal of the content, or to nothing found.
    private static int status(Browser browser, Call call) {
        var body = "GET".equals(call.method()) || "DELETE".equals(call.method()) ? null : "{}";
        var path = call.path().contains("/config/publish") ? call.path() + "?" : call.path();
        var headers = call.path().contains("/config/publish")
                ? Map.of("Content-Type", "application/json", "If-Match", "\"999999\"")
                : Map.of("Content-Type", "application/json");
        var answer = browser.raw(call.method(), path, body, headers, HttpResponse.BodyHandlers.ofInputStream());
        try (var stream = answer.body()) {
            return answer.statusCode();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
