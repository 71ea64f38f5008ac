package io.headgate.outbound.http;

import io.headgate.outbound.core.CallResult;
import io.headgate.outbound.core.Deadline;
import io.headgate.outbound.core.EgressPolicy;
import io.headgate.outbound.core.HttpAnswer;
import io.headgate.outbound.core.OutboundRequest;
import io.headgate.outbound.core.TargetUrl;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The only class that makes HTTP calls to others. Each call has one total deadline, whatever the receiver does;
 * reads at most 64 KiB of the answer; follows no redirect, uses no proxy, keeps no cookie, repeats nothing by itself;
 * and connects only to addresses that {@link EgressPolicy} permits.
 */
public final class OutboundHttpClient implements AutoCloseable {

    /** The most that is read of an answer. */
    public static final int LARGEST_ANSWER = 64 * 1024;

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
    private static final TimeValue IDLE = TimeValue.ofSeconds(20);
    private static final TimeValue CHECK_AFTER = TimeValue.ofMilliseconds(100);
    private static final int MAX_HEADERS = 100;
    private static final int MAX_LINE = 8192;

    private final EgressPolicy policy;
    private final AnswerReader answers;
    private final CloseableHttpClient secure;
    private final CloseableHttpClient plain;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("outbound-deadline").factory());

    /**
     * A client.
     *
     * @param connections more than can ever be in flight, so that no receiver waits for another's connection
     */
    public OutboundHttpClient(EgressPolicy policy, NameLookup lookup, Clock clock, int connections) {
        this.policy = policy;
        this.answers = new AnswerReader(clock);
        this.secure = client(lookup, policy::permits, connections);
        this.plain = client(lookup, policy::permitsPlain, connections);
    }

    /** Sends once and says how far it got; never throws for what the network or the receiver does. */
    public CallResult send(OutboundRequest request, Deadline deadline) {
        var target = request.target();
        var timeout = deadline.remaining(System.nanoTime());
        if (timeout.isZero()) {
            return new CallResult.NotSent("no time was left");
        }
        if (!policy.permitsHost(target.host())) {
            return new CallResult.Forbidden("the host is one that may not be reached");
        }
        var body = new WatchedBody(request.body(), request.headers().getOrDefault("content-type", "text/plain"));
        var call = call(request, body, timeout);
        var context = HttpClientContext.create();
        // Keeps one receiver's connections apart from another's at the same host.
        context.setUserToken(request.receiver());
        var alarm = deadlines.schedule(call::cancel, timeout.toNanos(), TimeUnit.NANOSECONDS);
        var host = new HttpHost(target.plain() ? "http" : "https", target.host(), target.port());
        try {
            var response = (target.plain() ? plain : secure).executeOpen(host, call, context);
            return new CallResult.Answered(read(response, call));
        } catch (ForbiddenAddressException e) {
            return new CallResult.Forbidden(forbidden(target));
        } catch (IOException | RuntimeException e) {
            var detail =
                    call.isCancelled() ? "no answer within " + deadline.total().toMillis() + " ms" : describe(e);
            return body.begun() || (!request.hasBody() && !isBeforeSending(e))
                    ? new CallResult.Lost(detail)
                    : new CallResult.NotSent(detail);
        } finally {
            alarm.cancel(false);
        }
    }

    private HttpAnswer read(ClassicHttpResponse response, HttpUriRequestBase call) {
        var answer = answers.read(response);
        if (!answer.complete()) {
            // Closing alone would first read the rest, all hundred megabytes of it.
            call.cancel();
        }
        try {
            response.close();
        } catch (IOException e) {
            // The answer is here; what becomes of the connection is the pool's business.
            call.cancel();
        }
        return answer;
    }

    private static HttpUriRequestBase call(OutboundRequest request, WatchedBody body, Duration timeout) {
        var call = new HttpUriRequestBase(request.method(), request.target().uri());
        request.headers().forEach((name, value) -> {
            if (!name.equals("content-type")) {
                call.setHeader(name, value);
            }
        });
        if (request.hasBody()) {
            call.setEntity(body);
        }
        call.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(timeout))
                .setConnectionRequestTimeout(Timeout.of(timeout))
                .setProtocolUpgradeEnabled(false)
                .build());
        return call;
    }

    // Of a request without a body nobody can say when it was begun to be written.
    private static boolean isBeforeSending(Exception e) {
        return e instanceof ConnectTimeoutException
                || e instanceof UnknownHostException
                || e instanceof ConnectException
                || e instanceof SSLException;
    }

    private static String forbidden(TargetUrl.Target target) {
        return target.plain()
                ? "http without TLS is only for addresses that the installation allows"
                : "the address is private or otherwise forbidden";
    }

    // Says what happened without quoting anything that came over the wire.
    private static String describe(Exception e) {
        return switch (e) {
            case ConnectTimeoutException _ -> "no connection in time";
            case UnknownHostException _ -> "the host name cannot be resolved";
            case ConnectException _ -> "the connection was refused";
            case SSLException _ -> "the TLS handshake failed";
            case SocketTimeoutException _ -> "no answer in time";
            case org.apache.hc.core5.http.NoHttpResponseException _ -> "the connection was closed without an answer";
            default -> "the connection broke";
        };
    }

    private static CloseableHttpClient client(NameLookup lookup, Predicate<InetAddress> permitted, int connections) {
        var connectionFactory = ManagedHttpClientConnectionFactory.builder()
                .http1Config(Http1Config.custom()
                        .setMaxHeaderCount(MAX_HEADERS)
                        .setMaxLineLength(MAX_LINE)
                        .setMaxEmptyLineCount(10)
                        .build())
                .build();
        var manager = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(connectionFactory)
                .setDnsResolver(new VettedResolver(lookup, permitted))
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnTotal(connections)
                .setMaxConnPerRoute(connections)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(LONGEST_CONNECT))
                        .setIdleTimeout(Timeout.of(IDLE.toDuration()))
                        // A connection that the receiver closed meanwhile must not look like a lost request.
                        .setValidateAfterInactivity(CHECK_AFTER)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(manager)
                .setUserAgent("Headgate")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .evictIdleConnections(IDLE)
                .build();
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        secure.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
        plain.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }
}
