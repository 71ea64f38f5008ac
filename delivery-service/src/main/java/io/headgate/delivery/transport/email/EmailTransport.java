package io.headgate.delivery.transport.email;

import io.headgate.delivery.transport.DeliveryJob;
import io.headgate.delivery.transport.Prepared;
import io.headgate.delivery.transport.SendResult;
import io.headgate.delivery.transport.Transport;
import io.headgate.model.config.Method;
import io.headgate.outbound.core.Deadline;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The method email: one message to one mailbox; the server's answer to it is the endpoint's answer. */
@Component
final class EmailTransport implements Transport<MailMessage> {

    private final SmtpProperties smtp;
    private final MailRenderer renderer;
    private final SmtpSender sender;

    EmailTransport(SmtpProperties smtp, SmtpSender sender) {
        this.smtp = smtp;
        this.renderer = new MailRenderer(smtp);
        this.sender = sender;
    }

    @Override
    public Method method() {
        return Method.EMAIL;
    }

    @Override
    public Optional<String> missing() {
        return smtp.isSet() ? Optional.empty() : Optional.of(SmtpProperties.NOT_SET);
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
