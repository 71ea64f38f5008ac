package io.headgate.outbound.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.embedded.Ports;
import io.headgate.outbound.core.CallResult;
import io.headgate.outbound.core.Deadline;
import io.headgate.outbound.core.EgressPolicy;
import io.headgate.outbound.core.OutboundRequest;
import io.headgate.outbound.core.TargetUrl;
import io.headgate.testkit.StubHttpServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP egress against a receiver that means harm, over real sockets. */
class EgressIT {

    // For answers that come, on a machine that is busy.
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    // For answers that never come, or not to their end.
    private static final Duration SHORT = Duration.ofSeconds(3);
    // Far above the short time-out and far below what any of the misbehaviours would take without it.
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final EgressPolicy LOOPBACK = new EgressPolicy(List.of("127.0.0.0/8"), List.of());

    private final StubHttpServer receiver = new StubHttpServer(StubHttpServer.status(200, "{\"id\":\"r-1\"}"));
    private final OutboundHttpClient client =
            new OutboundHttpClient(LOOPBACK, NameLookup.SYSTEM, Clock.systemUTC(), 64);

    @AfterEach
    void close() {
        client.close();
        receiver.close();
    }

    @Test
    void sendsTheBytesAndReadsTheAnswer() {
        var answer = answered(send(receiver.url("/in?a=b")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(Map.of("id", "r-1"));
        var got = receiver.requests().getFirst();
        assertThat(got.path()).isEqualTo("/in?a=b");
        assertThat(got.body()).isEqualTo("{\"name\":\"Zoë\"}");
        assertThat(got.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("webhook-id", "dlv_1")
                .containsEntry("host", "127.0.0.1:" + receiver.port())
                .doesNotContainKeys("accept-encoding", "cookie");
    }

    @Test
    void reusesAConnectionWithinAnEndpointAndNeverAcrossEndpoints() {
        for (var i = 0; i < 5; i++) {
            answered(client.send(request("a", receiver.url("/")), soon(TIMEOUT)));
        }
        assertThat(receiver.connections()).isEqualTo(1);

        answered(client.send(request("b", receiver.url("/")), soon(TIMEOUT)));
        assertThat(receiver.connections()).isEqualTo(2);
    }

    @Test
    void sendsNothingWhenNoTimeIsLeft() {
        var over = Deadline.after(
                Duration.ofSeconds(1), System.nanoTime() - Duration.ofSeconds(2).toNanos());

        assertThat(client.send(request("a", receiver.url("/")), over)).isInstanceOf(CallResult.NotSent.class);
        assertThat(receiver.connections()).isZero();
    }

    @Test
    void givesUpOnAReceiverThatNeverAnswers() {
        receiver.behave(receiver.hang());

        assertThat(within(SOON, () -> send(receiver.url("/"), SHORT))).isInstanceOf(CallResult.Lost.class);
    }

    @Test
    void givesUpOnAReceiverThatTricklesItsHead() {
        receiver.behave(receiver.trickle("HTTP/1.1 200 OK\r\nX-A: b\r\nX-", 50));

        assertThat(within(SOON, () -> send(receiver.url("/"), SHORT))).isInstanceOf(CallResult.Lost.class);
    }

    @Test
    void keepsTheStatusOfAReceiverThatTricklesItsBody() {
        receiver.behave((request, socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n".getBytes());
            receiver.trickle("x", 50).answer(request, socket, out);
        });

        var answer = answered(within(SOON, () -> send(receiver.url("/"), SHORT)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.complete()).isFalse();
    }

    @Test
    void countsAResetAfterTheRequestWasWrittenAsLost() {
        receiver.behave((request, socket, out) -> {
            socket.setSoLinger(true, 0);
            socket.close();
        });

        assertThat(send(receiver.url("/"))).isInstanceOf(CallResult.Lost.class);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void readsNoMoreThan64KibibytesOfAHugeAnswer() {
        var written = new AtomicInteger();
        receiver.behave((request, socket, out) -> {
            var total = 100 * 1024 * 1024;
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + total + "\r\n\r\n").getBytes());
            var chunk = "x".repeat(64 * 1024).getBytes();
            for (var sent = 0; sent < total; sent += chunk.length) {
                out.write(chunk);
                written.addAndGet(chunk.length);
            }
        });

        var answer = answered(within(SOON, () -> client.send(request("a", receiver.url("/")), soon(TIMEOUT))));

        assertThat(answer.complete()).isFalse();
        assertThat(answer.body()).hasSize(OutboundHttpClient.LARGEST_ANSWER);
        assertThat(written.get()).isLessThan(20 * 1024 * 1024);
    }

    @Test
    void survivesEndlessHeaders() {
        receiver.behave((request, socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes());
            for (var i = 0; i < 1_000_000; i++) {
                out.write(("X-" + i + ": " + "y".repeat(1000) + "\r\n").getBytes());
            }
        });

        assertThat(within(SOON, () -> send(receiver.url("/"), SHORT))).isInstanceOf(CallResult.Lost.class);
    }

    @Test
    void neverFollowsARedirect() {
        receiver.behave(StubHttpServer.status(302, "", "Location: http://169.254.169.254/latest/meta-data/"));

        assertThat(answered(send(receiver.url("/"))).status()).isEqualTo(302);
        assertThat(receiver.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void neverSendsAgainByItself(int status) {
        receiver.behave(StubHttpServer.status(status, "", "Retry-After: 0"));

        assertThat(answered(send(receiver.url("/"))).status()).isEqualTo(status);
        // Over the connection that is kept, too: a request after it would come after a second copy.
        assertThat(answered(send(receiver.url("/"))).status()).isEqualTo(status);
        assertThat(receiver.requests()).hasSize(2);
    }

    @Test
    void readsRetryAfterInSecondsAndAsADate() {
        receiver.behave(StubHttpServer.status(429, "", "Retry-After: 17"));
        assertThat(answered(send(receiver.url("/"))).retryAfter()).isEqualTo(Duration.ofSeconds(17));

        receiver.behave(StubHttpServer.status(503, "", "Retry-After: Fri, 01 Jan 2100 00:00:00 GMT"));
        assertThat(answered(send(receiver.url("/"))).retryAfter()).isGreaterThan(Duration.ofDays(365));

        receiver.behave(StubHttpServer.status(503, "", "Retry-After: 99999999999999999999"));
        assertThat(answered(send(receiver.url("/"))).retryAfter()).isGreaterThan(Duration.ofDays(365));

        receiver.behave(StubHttpServer.status(
                503, "", "Date: Mon Nov 30 02:47:12 2026", "Retry-After: Monday, 30-Nov-26 02:47:20 GMT"));
        assertThat(answered(send(receiver.url("/"))).retryAfter()).isEqualTo(Duration.ofSeconds(8));

        receiver.behave(StubHttpServer.status(503, "", "Retry-After: soon"));
        assertThat(answered(send(receiver.url("/"))).retryAfter()).isNull();
    }

    @Test
    void knowsThatNothingWasSentWhenNobodyListens() {
        assertThat(send("http://127.0.0.1:" + Ports.free() + "/"))
                .isEqualTo(new CallResult.NotSent("the connection was refused"));
    }

    @Test
    void knowsThatNothingWasSentWhenTlsFails() {
        // The receiver reads the handshake as nonsense and never answers it.
        var exchange = within(SOON, () -> send("https://127.0.0.1:" + receiver.port() + "/", SHORT));

        assertThat(exchange).isInstanceOf(CallResult.NotSent.class);
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void refusesPrivateAddressesUnlessAllowed() {
        try (var strict = new OutboundHttpClient(
                new EgressPolicy(List.of(), List.of()), NameLookup.SYSTEM, Clock.systemUTC(), 8)) {
            for (var url : List.of(
                    receiver.url("/"),
                    "http://localhost:" + receiver.port() + "/",
                    "https://127.0.0.1:" + receiver.port() + "/",
                    "https://[::1]:" + receiver.port() + "/",
                    "https://[::ffff:127.0.0.1]:" + receiver.port() + "/",
                    "http://169.254.169.254/latest/meta-data/")) {
                assertThat(strict.send(request("a", url), soon(TIMEOUT)))
                        .as(url)
                        .isInstanceOf(CallResult.Forbidden.class);
            }
        }
        assertThat(receiver.connections()).isZero();
    }

    @Test
    void takesLocalhostForThisMachine() {
        assertThat(answered(send("http://localhost:" + receiver.port() + "/")).status())
                .isEqualTo(200);
    }

    @Test
    void refusesANameWhoseAddressesAreNotAllPermitted() {
        NameLookup both =
                host -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("10.0.0.1")};
        try (var mixed = new OutboundHttpClient(LOOPBACK, both, Clock.systemUTC(), 8)) {
            assertThat(mixed.send(request("a", "http://crm.example:" + receiver.port() + "/"), soon(TIMEOUT)))
                    .isInstanceOf(CallResult.Forbidden.class);
        }
        assertThat(receiver.connections()).isZero();
    }

    @Test
    void asksANameServerOncePerConnectionSoThatASecondAnswerCannotMisleadIt() {
        var asked = new AtomicInteger();
        // Public first, ours second: the classic rebinding.
        NameLookup rebinding = host ->
                new InetAddress[] {InetAddress.ofLiteral(asked.incrementAndGet() == 1 ? "127.0.0.1" : "10.0.0.1")};
        try (var bound = new OutboundHttpClient(LOOPBACK, rebinding, Clock.systemUTC(), 8)) {
            assertThat(answered(bound.send(request("a", "http://crm.example:" + receiver.port() + "/"), soon(TIMEOUT)))
                            .status())
                    .isEqualTo(200);
            assertThat(asked).hasValue(1);
            // A new connection of another endpoint: judged anew, and refused.
            assertThat(bound.send(request("b", "http://crm.example:" + receiver.port() + "/"), soon(TIMEOUT)))
                    .isInstanceOf(CallResult.Forbidden.class);
        }
        assertThat(receiver.connections()).isEqualTo(1);
    }

    @Test
    void knowsThatNothingWasSentWhenTheNameIsUnknownOrTheNameServerHangs() {
        NameLookup unknown = host -> {
            if (host.startsWith("slow")) {
                java.util.concurrent.locks.LockSupport.parkNanos(
                        Duration.ofMinutes(5).toNanos());
            }
            throw new UnknownHostException(host);
        };
        try (var lost = new OutboundHttpClient(LOOPBACK, unknown, Clock.systemUTC(), 8)) {
            assertThat(lost.send(request("a", "https://nowhere.example/"), soon(TIMEOUT)))
                    .isEqualTo(new CallResult.NotSent("the host name cannot be resolved"));
            assertThat(within(SOON, () -> lost.send(request("a", "https://slow.example/"), soon(SHORT))))
                    .isInstanceOf(CallResult.NotSent.class);
        }
    }

    @Test
    void saysNothingOfWhatIsNotHttp() {
        receiver.behave((request, socket, out) -> {
            out.write("SSH-2.0-OpenSSH\r\n\r\n".repeat(50).getBytes());
            out.flush();
            socket.close();
        });

        assertThat(send(receiver.url("/"))).isInstanceOf(CallResult.Lost.class);
    }

    private static Deadline soon(Duration time) {
        return Deadline.after(time, System.nanoTime());
    }

    private CallResult send(String url) {
        return send(url, TIMEOUT);
    }

    private CallResult send(String url, Duration timeout) {
        return client.send(request("a", url), soon(timeout));
    }

    private static OutboundRequest request(String endpoint, String url) {
        return new OutboundRequest(
                endpoint,
                (TargetUrl.Target) TargetUrl.parse(url),
                Map.of("content-type", "application/json", "webhook-id", "dlv_1"),
                "{\"name\":\"Zoë\"}",
                "");
    }

    private static io.headgate.outbound.core.HttpAnswer answered(CallResult exchange) {
        assertThat(exchange).isInstanceOf(CallResult.Answered.class);
        return ((CallResult.Answered) exchange).answer();
    }

    private static CallResult within(Duration limit, java.util.function.Supplier<CallResult> call) {
        var begun = System.nanoTime();
        var exchange = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(limit);
        return exchange;
    }
}
