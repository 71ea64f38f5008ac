package io.headgate.delivery.transport.webhook;

import io.headgate.delivery.transport.Transport;
import io.headgate.delivery.transport.TransportContract;
import io.headgate.delivery.transport.http.HttpMessage;
import io.headgate.delivery.transport.http.HttpReceiver;
import io.headgate.delivery.transport.http.HttpSender;
import io.headgate.model.config.BodyFormat;
import io.headgate.model.config.Delivery;
import io.headgate.model.config.Method;
import io.headgate.outbound.core.EgressPolicy;
import io.headgate.outbound.http.NameLookup;
import io.headgate.outbound.http.OutboundHttpClient;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

class WebhookTransportTest extends TransportContract<HttpMessage> {

    @Override
    protected Receiver receiver() {
        return new HttpReceiver();
    }

    @Override
    protected Transport<HttpMessage> transport(Receiver receiver, EgressPolicy policy) {
        return new WebhookTransport(
                new HttpSender(new OutboundHttpClient(policy, NameLookup.SYSTEM, Clock.systemUTC(), 10)));
    }

    @Override
    protected Delivery delivery(Receiver receiver) {
        return delivery(((HttpReceiver) receiver).url(), null, Map.of());
    }

    @Override
    protected Delivery goldenDelivery() {
        return delivery("https://crm.example/leads", "ref", Map.of("X-Account", "42"));
    }

    private static Delivery delivery(String url, @Nullable String secretRef, Map<String, String> headers) {
        return new Delivery(
                Method.WEBHOOK, url, BodyFormat.JSON, headers, secretRef, null, null, Map.of(), null, null, null, null);
    }

    @Override
    protected String wire(HttpMessage message) {
        return HttpReceiver.wire(message);
    }
}
