package io.headgate.delivery.transport.http;

import io.headgate.delivery.core.AttemptOutcome;
import io.headgate.delivery.transport.SendResult;
import io.headgate.outbound.core.CallResult;
import io.headgate.outbound.core.Deadline;
import io.headgate.outbound.core.HttpAnswer;
import io.headgate.outbound.http.OutboundHttpClient;
import org.springframework.stereotype.Component;

/** Sends the messages of every method over HTTP and reads their answers by the endpoint's rules. */
@Component
public final class HttpSender {

    private final OutboundHttpClient client;

    public HttpSender(OutboundHttpClient client) {
        this.client = client;
    }

    public SendResult sendMessage(HttpMessage message, Deadline deadline) {
        return switch (client.send(message.request(), deadline)) {
            case CallResult.NotSent(var detail) -> new SendResult.NotSent(detail);
            case CallResult.Forbidden(var detail) -> new SendResult.Forbidden(detail);
            case CallResult.Lost(var detail) -> new SendResult.Lost(detail);
            case CallResult.Answered(var answer) -> classified(message, answer);
        };
    }

    private static SendResult classified(HttpMessage message, HttpAnswer answer) {
        var code = "HTTP " + answer.status();
        try {
            var outcome = message.classifier().classify(answer, message.possibleDuplicate());
            return new SendResult.Answered(outcome, code, answer.status(), answer.body());
        } catch (RuntimeException e) {
            // The endpoint may have the lead.
            var unread = AttemptOutcome.unknown("the answer could not be read");
            return new SendResult.Answered(unread, code, answer.status(), null);
        }
    }
}
