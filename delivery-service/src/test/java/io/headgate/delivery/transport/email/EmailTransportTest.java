package io.headgate.delivery.transport.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.headgate.delivery.Leads;
import io.headgate.delivery.transport.DeliveryJobs;
import io.headgate.delivery.transport.Prepared;
import io.headgate.delivery.transport.SendResult;
import io.headgate.delivery.transport.Transport;
import io.headgate.delivery.transport.TransportContract;
import io.headgate.model.config.Delivery;
import io.headgate.model.config.Method;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.person.Contact;
import io.headgate.outbound.core.Deadline;
import io.headgate.outbound.core.EgressPolicy;
import io.headgate.outbound.http.NameLookup;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmailTransportTest extends TransportContract<MailMessage> {

    private static final EgressPolicy LOOPBACK = new EgressPolicy(List.of("127.0.0.0/8"), List.of());

    @Override
    protected Receiver receiver() {
        return new SmtpReceiver();
    }

    @Override
    protected Transport<MailMessage> transport(Receiver receiver, EgressPolicy policy) {
        return transport(smtp(((SmtpReceiver) receiver).port(), SmtpProperties.Tls.NONE, ""), policy);
    }

    @Override
    protected Delivery delivery(Receiver receiver) {
        return delivery(null, Map.of(), null);
    }

    @Override
    protected Delivery goldenDelivery() {
        return delivery(null, Map.of("Subject", "Termite lead in {address.city}", "X-Account", "42"), "ref");
    }

    @Override
    protected String wire(MailMessage message) {
        return message.content();
    }

    @Test
    void arrivesAtARealServerInTextAndHtmlWithTheSameMessageIdEachTime() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        server.setUser("leads@headgate.example", "relay", "p4ss");
        try {
            var transport = transport(smtp(server.getSmtp().getPort(), SmtpProperties.Tls.NONE, "relay"), LOOPBACK);
            for (var i = 0; i < 2; i++) {
                assertThat(send(transport, delivery(null, Map.of(), null))
                                .outcome()
                                .result())
                        .isEqualTo(AttemptClass.ACCEPTED);
            }

            var messages = server.getReceivedMessages();
            assertThat(messages).hasSize(2);
            assertThat(messages[0].getHeader("Message-ID"))
                    .containsExactly("<" + DeliveryJobs.ALLOCATION.deliveryId() + "@headgate.example>")
                    .isEqualTo(messages[1].getHeader("Message-ID"));
            var both = (MimeMultipart) messages[0].getContent();
            assertThat(both.getBodyPart(0).getContent().toString()).contains("first_name: Zebedee");
            assertThat(both.getBodyPart(1).getContent().toString()).contains("<td>Zebedee</td>");
        } finally {
            server.stop();
        }
    }

    @Test
    void sendsNothingToAServerThatDoesNotEncryptWhenItMust() {
        try (var server = new SmtpReceiver()) {
            var transport = transport(smtp(server.port(), SmtpProperties.Tls.STARTTLS, ""), LOOPBACK);

            assertThat(send(transport, delivery(null, Map.of(), null)).outcome().result())
                    .isNotIn(AttemptClass.ACCEPTED, AttemptClass.UNKNOWN);
            assertThat(server.received()).isZero();
        }
    }

    @Test
    void callsAMailboxThatDoesNotExistAWrongSetUp() {
        try (var server = new SmtpReceiver()) {
            server.answerRecipientsWith("550 5.1.1 no such user");
            var transport = transport(smtp(server.port(), SmtpProperties.Tls.NONE, ""), LOOPBACK);

            var result = send(transport, delivery(null, Map.of(), null));

            assertThat(result.outcome().result()).isEqualTo(AttemptClass.MISCONFIGURED);
            assertThat(result).isInstanceOfSatisfying(SendResult.Answered.class, answered -> assertThat(answered.code())
                    .isEqualTo("SMTP 550"));
        }
    }

    @Test
    void letsNoValueAddAHeader() {
        var subject = Map.of("Subject", "For {first_name}");
        var contact = named("Eve\r\nBcc: thief@evil.example\r\n\r\nHello");

        var content = content(delivery(null, subject, null), contact);
        var head = content.substring(0, content.indexOf("\r\n\r\n"));

        assertThat(head.lines()).noneMatch(line -> line.startsWith("Bcc"));
        assertThat(head).contains("Subject: For Eve Bcc: thief@evil.example Hello");
    }

    @Test
    void writesAdfAsPlainTextWithEveryValueEscaped() {
        var content = content(delivery("adf", Map.of(), null), named("Tom & <Jerry>"));

        assertThat(content).contains("Content-Type: text/plain; charset=UTF-8");
        assertThat(content.replace("=\r\n", "").replace("=3D", "="))
                .contains("<?adf version=\"1.0\"?>", "Tom &amp; &lt;Jerry&gt;</name>");
    }

    @Test
    void writesTheEndpointsOwnText() {
        assertThat(content(delivery("Call {first_name} at {phone}", Map.of(), null), Leads.contact()))
                .contains("Call Zebedee at +15125550187");
    }

    @Test
    void saysThatThereIsNoMailServer() {
        var none = new SmtpProperties("", 587, SmtpProperties.Tls.STARTTLS, "", "", "");

        assertThat(new MailRenderer(none).render(DeliveryJobs.first(delivery(null, Map.of(), null), List.of())))
                .isEqualTo(new Prepared.Misconfigured<>(
                        "no mail server is set: see HEADGATE_SMTP_HOST and HEADGATE_SMTP_FROM"));
        assertThat(transport(none, LOOPBACK).missing())
                .contains("no mail server is set: see HEADGATE_SMTP_HOST and HEADGATE_SMTP_FROM");
        assertThat(transport(smtp(25, SmtpProperties.Tls.NONE, ""), LOOPBACK).missing())
                .isEmpty();
    }

    private static SendResult send(Transport<MailMessage> transport, Delivery delivery) {
        return switch (transport.prepare(DeliveryJobs.first(delivery, List.of()))) {
            case Prepared.Ready<MailMessage> ready ->
                transport.send(ready.message(), Deadline.after(Duration.ofSeconds(30), System.nanoTime()));
            case Prepared.Misconfigured<MailMessage>(var detail) -> throw new AssertionError(detail);
        };
    }

    private static String content(Delivery delivery, Contact contact) {
        var prepared = new MailRenderer(smtp(25, SmtpProperties.Tls.NONE, ""))
                .render(DeliveryJobs.job(delivery, contact, List.of()));
        return switch (prepared) {
            case Prepared.Ready<MailMessage> ready -> ready.message().content();
            case Prepared.Misconfigured<MailMessage>(var detail) -> throw new AssertionError(detail);
        };
    }

    private static Contact named(String firstName) {
        var c = Leads.contact();
        return new Contact(
                firstName,
                c.lastName(),
                c.email(),
                c.phone(),
                c.phoneAlt(),
                c.address(),
                c.consent(),
                c.sourceLeadId(),
                c.attributes());
    }

    private static Transport<MailMessage> transport(SmtpProperties smtp, EgressPolicy policy) {
        return new EmailTransport(smtp, new SmtpSender(smtp, policy, NameLookup.SYSTEM, (SSLSocketFactory)
                SSLSocketFactory.getDefault()));
    }

    private static SmtpProperties smtp(int port, SmtpProperties.Tls tls, String user) {
        return new SmtpProperties("127.0.0.1", port, tls, user, "p4ss", "leads@headgate.example");
    }

    private static Delivery delivery(
            @Nullable String template, Map<String, String> headers, @Nullable String secretRef) {
        return new Delivery(
                Method.EMAIL,
                null,
                null,
                headers,
                secretRef,
                null,
                null,
                Map.of(),
                null,
                null,
                "leads@dealer.example",
                template);
    }
}
