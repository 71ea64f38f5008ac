package io.headgate.delivery.transport.http;

import io.headgate.delivery.transport.DeliveryJob;
import io.headgate.delivery.transport.Prepared;
import io.headgate.delivery.transport.SendResult;
import io.headgate.delivery.transport.Transport;
import io.headgate.delivery.transport.http.HttpRequestRenderer.Body;
import io.headgate.model.config.Method;
import io.headgate.outbound.core.Deadline;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The method http: JSON or a form; the secret is a bearer token unless a configured header asks for it. */
@Component
public final class HttpTransport implements Transport<HttpMessage> {

    private final HttpRequestRenderer renderer = new HttpRequestRenderer();
    private final HttpSender sender;

    public HttpTransport(HttpSender sender) {
        this.sender = sender;
    }

    @Override
    public Method method() {
        return Method.HTTP;
    }

    @Override
    public Prepared<HttpMessage> prepare(DeliveryJob job) {
        var format =
                switch (job.delivery().format()) {
                    case JSON -> Body.JSON;
                    case FORM -> Body.FORM;
                };
        return renderer.render(job, format, (headers, asked, _) -> addBearer(headers, asked));
    }

    private static void addBearer(Map<String, String> headers, DeliveryJob job) {
        var placed = job.delivery().headers().values().stream()
                .anyMatch(value -> value.contains(HttpRequestRenderer.SECRET_PLACEHOLDER));
        if (!job.secrets().isEmpty() && !placed) {
            headers.put("authorization", "Bearer " + job.secrets().getFirst());
        }
    }

    @Override
    public SendResult send(HttpMessage message, Deadline deadline) {
        return sender.sendMessage(message, deadline);
    }
}
