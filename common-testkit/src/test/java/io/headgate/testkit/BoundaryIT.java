package io.headgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.event.EventJson;
import io.headgate.service.crypto.ServiceToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The boundary that every service has, seen from outside. */
@HeadgateIT
class BoundaryIT {

    private static final int LIMIT = 256 * 1024;

    @LocalServerPort
    private int port;

    @Autowired
    private ServiceToken token;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aBodyOfTheLargestAllowedSizeIsRead() throws Exception {
        assertThat(post(BodyPublishers.ofString(jsonOf(LIMIT))).statusCode()).isEqualTo(200);
    }

    @Test
    void aDeclaredBodyOverTheLimitIsRefusedUnread() throws Exception {
        assertProblem(post(BodyPublishers.ofString(jsonOf(LIMIT + 1))), 413);
    }

    @Test
    void aChunkedBodyOverTheLimitIsRefusedWhileItIsRead() throws Exception {
        var endless = BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(jsonOf(4 * LIMIT).getBytes(StandardCharsets.UTF_8)));

        assertProblem(post(endless), 413);
    }

    @Test
    void aBugIsAProblemWithoutItsDetails() throws Exception {
        var answer = get("/broken", "");

        assertProblem(answer, 500);
        assertThat(answer.body()).doesNotContain("nobody outside").doesNotContain("Exception");
    }

    @Test
    void whatTheContainerItselfRefusesIsAProblemToo() throws Exception {
        var answer = raw("GET /nope%ZZ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .contains(" 400 ")
                .contains("application/problem+json")
                .doesNotContain("<html");
    }

    @Test
    void aParameterThatTheCallDoesNotHaveIsNamed() throws Exception {
        var answer = get("/search?client=a&nonsense=1&service_line=b&limit=2&Client=x&%66rom=1", "");

        assertProblem(answer, 400);
        assertThat(fields(answer)).containsExactly("nonsense", "Client", "from");
        assertThat(answer.body()).contains("UNKNOWN_PARAMETER").contains("amount, client, limit, service_line");
    }

    @Test
    void aRecordOfParametersThatADocumentDescribesIsReadAsOne() throws Exception {
        assertThat(get("/described?client=a&amount=3", "").statusCode()).isEqualTo(200);
        assertThat(fields(get("/described?client=a&nonsense=1", ""))).containsExactly("nonsense");
    }

    @Test
    void parametersThatTheCallHasAreTaken() throws Exception {
        assertThat(get("/search?client=a&amount=3&service_line=b&limit=2", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCallWithoutParametersTakesNone() throws Exception {
        assertProblem(get("/internal/config-version?version=3", "Bearer " + token.value()), 400);
    }

    @Test
    void whatTakesAnyQueryIsMarkedSo() throws Exception {
        assertThat(get("/anything?whatever=1", "").statusCode()).isEqualTo(200);
    }

    @Test
    void theQueryOfAFailedCallDoesNotHideTheFailure() throws Exception {
        assertProblem(get("/nowhere?whatever=1", ""), 404);
    }

    @Test
    void everyFieldThatTheBodyHasTooMuchIsNamed() throws Exception {
        var answer = typed("""
            {"name": "a", "effective_from": "2027", "inner": {"name": "b", "x": {"y": [1]}},
             "many": [{"name": "c"}, {"nmae": "d"}], "roles": []}
            """);

        assertProblem(answer, 400);
        assertThat(fields(answer)).containsExactlyInAnyOrder("effective_from", "inner.x", "many[1].nmae", "roles");
        assertThat(answer.body()).contains("UNKNOWN_FIELD");
    }

    @Test
    void aBodyOfKnownFieldsIsRead() throws Exception {
        assertThat(typed("{\"name\": \"a\", \"inner\": {\"name\": \"b\"}}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFieldOfAnotherTypeIsNamed() throws Exception {
        var answer = typed("{\"name\": \"a\", \"many\": [{\"name\": \"c\"}, {\"name\": {}}]}");

        assertProblem(answer, 400);
        assertThat(fields(answer)).containsExactly("many[1].name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/config-version",
                "/internal/config-version/",
                "//internal/config-version",
                "/%69nternal/config-version",
                "/internal;x=1/config-version",
                "/x/../internal/config-version",
                "/INTERNAL/config-version"
            })
    void internalPathsDoNotExistWithoutTheServiceToken(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .doesNotContain(" 200 ")
                .doesNotContain("version\":");
    }

    @Test
    void aServiceReachesThemWithItsToken() throws Exception {
        assertThat(get("/internal/config-version", "Bearer " + token.value()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTraceIsContinuedAndNamedInTheAnswer() throws Exception {
        var request = HttpRequest.newBuilder(uri("/broken"))
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .build();

        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString())
                        .headers()
                        .firstValue("x-request-id"))
                .contains("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    private HttpResponse<String> post(HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        return post("/echo", body);
    }

    private HttpResponse<String> typed(String body) throws IOException, InterruptedException {
        return post("/typed", BodyPublishers.ofString(body));
    }

    private static List<String> fields(HttpResponse<String> problem) {
        var named = new ArrayList<String>();
        EventJson.mapper()
                .readTree(problem.body())
                .path("errors")
                .forEach(error -> named.add(error.path("field").asString()));
        return named;
    }

    private HttpResponse<String> post(String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .POST(body)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String authorization) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String jsonOf(int bytes) {
        return "{\"a\":\"" + "x".repeat(bytes - 8) + "\"}";
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"code\":");
    }
}
