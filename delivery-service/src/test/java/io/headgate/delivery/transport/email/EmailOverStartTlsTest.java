package io.headgate.delivery.transport.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.delivery.transport.DeliveryJobs;
import io.headgate.delivery.transport.Prepared;
import io.headgate.delivery.transport.SendResult;
import io.headgate.delivery.transport.email.StartTlsServer.Mechanism;
import io.headgate.delivery.transport.email.StartTlsServer.Said;
import io.headgate.model.config.Delivery;
import io.headgate.model.config.Method;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.outbound.core.Deadline;
import io.headgate.outbound.core.EgressPolicy;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** E-mail to a real server that offers STARTTLS and asks for an account. */
@Timeout(60)
class EmailOverStartTlsTest {

    private static final String HOST = "mail.dealer.example";
    private static final Said ACCOUNT = new Said(StartTlsServer.USER + " " + StartTlsServer.PASSWORD, true);

    private static TestCertificate certificate;
    private static TestCertificate ofAnotherHost;

    @BeforeAll
    static void makeCertificates(@TempDir Path directory) throws Exception {
        certificate = TestCertificate.of(HOST, directory);
        ofAnotherHost = TestCertificate.of("mail.other.example", directory);
    }

    @Test
    void sendsTheMessageEncryptedToAServerWhoseCertificateIsTrusted() throws Exception {
        try (var server = new StartTlsServer(certificate.server(), null)) {
            var result = send(server, account(null, null), null, certificate);

            assertThat(result.outcome().result()).isEqualTo(AttemptClass.ACCEPTED);
            assertThat(server.messages()).singleElement().satisfies(message -> {
                assertThat(message.encrypted()).isTrue();
                assertThat(message.what()).contains("first_name: Zebedee");
            });
        }
    }

    @Test
    void saysNothingToAServerWhoseCertificateIsNotTrusted() throws Exception {
        try (var server = new StartTlsServer(certificate.server(), Mechanism.LOGIN)) {
            var result = send(server, account("relay", "p4ss:word"), null, ofAnotherHost);

            assertThat(result).isEqualTo(new SendResult.NotSent("the TLS handshake with the mail server failed"));
            assertThat(server.messages()).isEmpty();
            assertThat(server.accounts()).isEmpty();
        }
    }

    @Test
    void saysNothingToAServerWhoseCertificateIsOfAnotherHost() throws Exception {
        try (var server = new StartTlsServer(ofAnotherHost.server(), Mechanism.LOGIN)) {
            var result = send(server, account("relay", "p4ss:word"), null, ofAnotherHost);

            assertThat(result).isEqualTo(new SendResult.NotSent("the TLS handshake with the mail server failed"));
            assertThat(server.messages()).isEmpty();
            assertThat(server.accounts()).isEmpty();
        }
    }

    @Test
    void saysNothingToAServerThatDoesNotOfferStartTls() throws Exception {
        try (var server = new StartTlsServer(null, Mechanism.LOGIN)) {
            var result = send(server, account("relay", "p4ss:word"), null, certificate);

            assertThat(result.outcome().result()).isEqualTo(AttemptClass.MISCONFIGURED);
            assertThat(result.outcome().detail()).isEqualTo("the mail server does not offer STARTTLS");
            assertThat(server.messages()).isEmpty();
            assertThat(server.accounts()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGIN", "PLAIN"})
    void namesTheInstallationsAccountOnlyWhenNobodyElseCanRead(Mechanism mechanism) throws Exception {
        try (var server = new StartTlsServer(certificate.server(), mechanism)) {
            var result = send(server, account("relay", "p4ss:word"), null, certificate);

            assertThat(result.outcome().result()).isEqualTo(AttemptClass.ACCEPTED);
            assertThat(server.accounts()).containsExactly(ACCOUNT);
            assertThat(server.messages()).hasSize(1);
        }
    }

    @Test
    void takesTheEndpointsSecretForUserAndPassword() throws Exception {
        try (var server = new StartTlsServer(certificate.server(), Mechanism.PLAIN)) {
            var result = send(server, account("installation", "other"), "relay:p4ss:word", certificate);

            assertThat(result.outcome().result()).isEqualTo(AttemptClass.ACCEPTED);
            assertThat(server.accounts()).containsExactly(ACCOUNT);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGIN", "PLAIN"})
    void callsAnAccountThatTheServerDoesNotKnowAWrongSetUp(Mechanism mechanism) throws Exception {
        try (var server = new StartTlsServer(certificate.server(), mechanism)) {
            var result = send(server, account(null, null), "relay:guessed", certificate);

            assertThat(result.outcome().result()).isEqualTo(AttemptClass.MISCONFIGURED);
            assertThat(result).isInstanceOfSatisfying(SendResult.Answered.class, answered -> assertThat(answered.code())
                    .isEqualTo("SMTP 535"));
            assertThat(server.accounts()).containsExactly(new Said("relay guessed", true));
            assertThat(server.messages()).isEmpty();
        }
    }

    @Test
    void callsAServerThatAsksForAnAccountWhenThereIsNoneAWrongSetUp() throws Exception {
        try (var server = new StartTlsServer(certificate.server(), Mechanism.PLAIN)) {
            var result = send(server, account(null, null), null, certificate);

            assertThat(result.outcome().result()).isEqualTo(AttemptClass.MISCONFIGURED);
            assertThat(server.messages()).isEmpty();
        }
    }

    @Test
    void callsAServerThatWantsTheAccountNamedInAWayWeDoNotSpeakAWrongSetUp() throws Exception {
        try (var server = new StartTlsServer(certificate.server(), Mechanism.GSSAPI)) {
            var result = send(server, account("relay", "p4ss:word"), null, certificate);

            assertThat(result.outcome().result()).isEqualTo(AttemptClass.MISCONFIGURED);
            assertThat(result.outcome().detail())
                    .isEqualTo("the mail server takes the account in no way that is known");
            assertThat(server.messages()).isEmpty();
        }
    }

    private static Account account(@Nullable String user, @Nullable String password) {
        return new Account(user, password);
    }

    private record Account(@Nullable String user, @Nullable String password) {}

    private static SendResult send(
            StartTlsServer server, Account account, @Nullable String secret, TestCertificate trusted) throws Exception {
        var smtp = new SmtpProperties(
                HOST,
                server.port(),
                SmtpProperties.Tls.STARTTLS,
                account.user(),
                account.password(),
                "leads@headgate.example");
        SSLSocketFactory tls = trusted.trusting().getSocketFactory();
        var sender = new SmtpSender(
                smtp,
                new EgressPolicy(List.of("127.0.0.0/8"), List.of()),
                _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")},
                tls);
        var transport = new EmailTransport(smtp, sender);
        var secrets = secret == null ? List.<String>of() : List.of(secret);
        return switch (transport.prepare(DeliveryJobs.first(delivery(), secrets))) {
            case Prepared.Ready<MailMessage> ready ->
                transport.send(ready.message(), Deadline.after(Duration.ofSeconds(30), System.nanoTime()));
            case Prepared.Misconfigured<MailMessage>(var detail) -> throw new AssertionError(detail);
        };
    }

    private static Delivery delivery() {
        return new Delivery(
                Method.EMAIL,
                null,
                null,
                Map.of(),
                null,
                null,
                null,
                Map.of(),
                null,
                null,
                "leads@dealer.example",
                null);
    }
}
