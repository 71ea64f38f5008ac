package io.headgate.delivery.transport.webhook;

import io.headgate.delivery.transport.DeliveryJob;
import io.headgate.delivery.transport.Prepared;
import io.headgate.delivery.transport.SendResult;
import io.headgate.delivery.transport.Transport;
import io.headgate.delivery.transport.http.HttpMessage;
import io.headgate.delivery.transport.http.HttpRequestRenderer;
import io.headgate.delivery.transport.http.HttpRequestRenderer.Body;
import io.headgate.delivery.transport.http.HttpSender;
import io.headgate.model.config.Method;
import io.headgate.outbound.core.Deadline;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The method webhook: always JSON, signed by Standard Webhooks when the endpoint has a secret. */
@Component
public final class WebhookTransport implements Transport<HttpMessage> {

    private final HttpRequestRenderer renderer = new HttpRequestRenderer();
    private final HttpSender sender;

    public WebhookTransport(HttpSender sender) {
        this.sender = sender;
    }

    @Override
    public Method method() {
        return Method.WEBHOOK;
    }

    @Override
    public Prepared<HttpMessage> prepare(DeliveryJob job) {
        return renderer.render(job, Body.JSON, WebhookTransport::addSignature);
    }

    private static void addSignature(Map<String, String> headers, DeliveryJob job, String body) {
        var id = job.deliveryId();
        var at = job.marks().at();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
        if (!job.secrets().isEmpty()) {
            headers.put("webhook-signature", WebhookSignature.sign(job.secrets(), id, at, body));
        }
    }

    @Override
    public SendResult send(HttpMessage message, Deadline deadline) {
        return sender.sendMessage(message, deadline);
    }
}
