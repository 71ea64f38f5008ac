package io.headgate.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reports pass through the portal piece by piece, and a part of one never looks like the whole. */
class ReportStreamIT extends PortalFixture {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @AfterEach
    void forget() {
        PEERS.off("/internal/statements");
        PEERS.off("/internal/reports");
        PEERS.off("/internal/reports/statement");
    }

    @Test
    void aStatementArrivesWhileItIsStillBeingWritten() throws Exception {
        var firstLineArrived = new CountDownLatch(1);
        PEERS.onStream("/internal/statements", exchange -> {
            begin(exchange, 0);
            write(exchange, "date,amount\n");
            if (firstLineArrived.await(30, TimeUnit.SECONDS)) {
                write(exchange, "2026-03-01,18.00\n");
            }
        });

        var response = open("/api/admin/statements/vendor/searchpros.csv?from=2026-03-01&to=2026-03-31");
        try (var body = response.body()) {
            var first = new String(body.readNBytes("date,amount\n".length()), StandardCharsets.UTF_8);
            firstLineArrived.countDown();
            var rest = new String(body.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(response.headers().firstValue("content-disposition").orElse(""))
                    .contains("statement-vendor-searchpros.csv");
            assertThat(first).isEqualTo("date,amount\n");
            assertThat(rest).isEqualTo("2026-03-01,18.00\n");
        }
    }

    @Test
    void aStatementThatBreaksOffIsNotTakenForAWholeOne() throws Exception {
        PEERS.onStream("/internal/statements", exchange -> {
            begin(exchange, 1_000);
            write(exchange, "date,amount\n");
        });

        try (var body = open("/api/admin/statements/vendor/searchpros.csv?from=2026-03-01&to=2026-03-31")
                .body()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aRefusalIsPassedOnBeforeAnythingIsSent() {
        PEERS.on(
                "/internal/reports/statement",
                _ -> new FakePeers.Answer(
                        422,
                        "application/problem+json",
                        "{\"code\": \"REQUEST_INVALID\", \"detail\": \"No such day.\"}"));

        var answer = admin().get("/api/admin/reports/statement?from=yesterday");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("REQUEST_INVALID");
    }

    @Test
    void everyReportIsReachedByItsNameWithItsOwnParameters() {
        PEERS.on("/internal/reports", _ -> FakePeers.Answer.json("{\"items\": [{\"name\": \"statement\"}]}"));
        PEERS.onStream("/internal/reports/statement", exchange -> {
            exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"of-theirs.csv\"");
            begin(exchange, 0);
            write(exchange, exchange.getRequestURI().getQuery());
        });

        var csv = admin().get("/api/admin/reports/statement?party_id=a%26b");

        assertThat(admin().get("/api/admin/reports").json().at("/items/0/name").asString())
                .isEqualTo("statement");
        assertThat(csv.body()).isEqualTo("party_id=a&b");
        assertThat(csv.headers().get("content-disposition")).contains("of-theirs.csv");
    }

    private HttpResponse<InputStream> open(String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + ADMIN_TOKEN)
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    private static void begin(HttpExchange exchange, long length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/csv");
        exchange.sendResponseHeaders(200, length);
    }

    private static void write(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }
}
