package io.headgate.service.peer;

import io.headgate.messaging.event.EventJson;
import io.headgate.messaging.event.TraceContext;
import io.headgate.service.config.HeadgateProperties.Peers;
import io.headgate.service.crypto.ServiceToken;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;

/**
 * One client per peer service: carries the service token and the trace, gives up after a deadline of two seconds unless
 * the settings say otherwise. A peer that does not answer is an ordinary {@code RestClientException}; the caller says
 * how it goes on without.
 */
public final class PeerClient {

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final @Nullable Peers peers;
    private final ServiceToken token;
    private final HttpClient http;
    private final JdkClientHttpRequestFactory requests;

    public PeerClient(@Nullable Peers peers, ServiceToken token) {
        this.peers = peers;
        this.token = token;
        http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        requests = requestsWithin(peers == null ? DEADLINE : peers.deadline());
    }

    private JdkClientHttpRequestFactory requestsWithin(Duration deadline) {
        var factory = new JdkClientHttpRequestFactory(http);
        factory.setReadTimeout(deadline);
        return factory;
    }

    public RestClient intake() {
        return client(peers == null ? null : peers.intakeUrl(), "http://127.0.0.1:8081");
    }

    public RestClient validation() {
        return client(peers == null ? null : peers.validationUrl(), "http://127.0.0.1:8082");
    }

    public RestClient routing() {
        return client(peers == null ? null : peers.routingUrl(), "http://127.0.0.1:8083");
    }

    public RestClient delivery() {
        return client(peers == null ? null : peers.deliveryUrl(), "http://127.0.0.1:8084");
    }

    public RestClient reconciliation() {
        return client(peers == null ? null : peers.reconciliationUrl(), "http://127.0.0.1:8085");
    }

    /** For answers that are passed on as they come, however long: the deadline is for the whole of one. */
    public RestClient reconciliationStream(Duration deadline) {
        return reconciliation()
                .mutate()
                .requestFactory(requestsWithin(deadline))
                .build();
    }

    private RestClient client(@Nullable String url, String otherwise) {
        return RestClient.builder()
                .baseUrl(url == null ? otherwise : url)
                .requestFactory(requests)
                .configureMessageConverters(
                        c -> c.withJsonConverter(new JacksonJsonHttpMessageConverter(EventJson.mapper())))
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token.value())
                .requestInterceptor((request, body, execution) -> {
                    request.getHeaders()
                            .set(
                                    TraceContext.HEADER,
                                    TraceContext.current().child().traceparent());
                    return execution.execute(request, body);
                })
                .build();
    }
}
