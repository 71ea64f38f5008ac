package io.headgate.delivery.transport.email;

import io.headgate.delivery.transport.DeliveryJob;
import io.headgate.delivery.transport.Prepared;
import io.headgate.delivery.transport.SendResult;
import io.headgate.delivery.transport.Transport;
import io.headgate.model.config.Method;
import io.headgate.outbound.core.Deadline;
import org.springframework.stereotype.Component;

/** The method email: one message to one mailbox; the server's answer to it is the endpoint's answer. */
@Component
final class EmailTransport implements Transport<MailMessage> {

    private final MailRenderer renderer;
    private final SmtpSender sender;

    EmailTransport(SmtpProperties smtp, SmtpSender sender) {
        this.renderer = new MailRenderer(smtp);
        this.sender = sender;
    }

    @Override
    public Method method() {
        return Method.EMAIL;
    }

    @Override
    public Prepared<MailMessage> prepare(DeliveryJob job) {
        return renderer.render(job);
    }

    @Override
    public SendResult send(MailMessage message, Deadline deadline) {
        return sender.sendMessage(message, deadline);
    }
}
