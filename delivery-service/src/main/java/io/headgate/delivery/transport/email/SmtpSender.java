package io.headgate.delivery.transport.email;

import io.headgate.delivery.core.AttemptOutcome;
import io.headgate.delivery.transport.SendResult;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.shared.ReasonCode;
import io.headgate.outbound.core.Deadline;
import io.headgate.outbound.core.EgressPolicy;
import io.headgate.outbound.http.ForbiddenAddressException;
import io.headgate.outbound.http.NameLookup;
import io.headgate.outbound.http.VettedResolver;
import jakarta.annotation.PreDestroy;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sends one message over one connection of its own, to an address that the egress policy permits, under one total
 * deadline. Once the server was told to take the content, everything but its answer leaves the outcome unknown.
 */
@Component
final class SmtpSender {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

    private final SmtpProperties smtp;
    private final EgressPolicy policy;
    private final VettedResolver resolver;
    private final SSLSocketFactory tls;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("smtp-deadline").factory());

    @Autowired
    SmtpSender(SmtpProperties smtp, EgressPolicy policy, ObjectProvider<NameLookup> lookup) {
        this(smtp, policy, lookup.getIfAvailable(() -> NameLookup.SYSTEM), (SSLSocketFactory)
                SSLSocketFactory.getDefault());
    }

    SmtpSender(SmtpProperties smtp, EgressPolicy policy, NameLookup lookup, SSLSocketFactory tls) {
        this.smtp = smtp;
        this.policy = policy;
        this.tls = tls;
        this.resolver = new VettedResolver(
                lookup,
                switch (smtp.tls()) {
                    case STARTTLS, TLS -> policy::permits;
                    case NONE -> policy::permitsPlain;
                });
    }

    SendResult sendMessage(MailMessage message, Deadline deadline) {
        var host = smtp.host();
        if (host == null || !policy.permitsHost(host)) {
            return new SendResult.Forbidden("the mail server is a host that deliveries may not reach");
        }
        InetAddress address;
        try {
            address = InetAddress.getByAddress(host, resolver.resolve(host)[0].getAddress());
        } catch (ForbiddenAddressException e) {
            return new SendResult.Forbidden("the mail server's address is private or otherwise forbidden");
        } catch (UnknownHostException e) {
            return new SendResult.NotSent("the mail server's name cannot be resolved");
        }
        return connectAndSend(message, address, deadline);
    }

    private SendResult connectAndSend(MailMessage message, InetAddress address, Deadline deadline) {
        var left = deadline.remaining(System.nanoTime());
        if (left.isZero()) {
            return new SendResult.NotSent("no time was left");
        }
        var session = SmtpConversation.session(smtp, message, tls);
        var conversation = new SmtpConversation(session);
        var socket = new BoundedSocket();
        var alarm = deadlines.schedule(() -> closeQuietly(socket), left.toNanos(), TimeUnit.NANOSECONDS);
        try (socket) {
            var patience = left.compareTo(LONGEST_CONNECT) < 0 ? left : LONGEST_CONNECT;
            socket.connect(new InetSocketAddress(address, smtp.port()), (int) Math.max(1, patience.toMillis()));
            conversation.connect(encrypted(socket, address));
            conversation.sendMessage(parsed(session, message), new Address[] {new InternetAddress(message.to())});
            var answer = answered(conversation, AttemptOutcome.of(AttemptClass.ACCEPTED, null, code(conversation)));
            conversation.close();
            return answer;
        } catch (MessagingException | IOException | RuntimeException e) {
            return failed(conversation, e, deadline);
        } finally {
            alarm.cancel(false);
        }
    }

    private Socket encrypted(Socket socket, InetAddress address) throws IOException {
        return switch (smtp.tls()) {
            // The conversation itself asks for encryption and goes no further without it.
            case STARTTLS, NONE -> socket;
            case TLS -> {
                var wrapped = (SSLSocket) tls.createSocket(socket, address.getHostName(), smtp.port(), true);
                var parameters = wrapped.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                wrapped.setSSLParameters(parameters);
                wrapped.startHandshake();
                yield wrapped;
            }
        };
    }

    private static MimeMessage parsed(Session session, MailMessage message) throws MessagingException {
        return new MimeMessage(
                session, new ByteArrayInputStream(message.content().getBytes(StandardCharsets.US_ASCII)));
    }

    private SendResult failed(SmtpConversation conversation, Exception cause, Deadline deadline) {
        var code = conversation.getLastReturnCode();
        var refused = code >= 400 && code < 600;
        if (conversation.contentBegun()) {
            return refused
                    ? answered(conversation, ofContent(conversation, code))
                    : new SendResult.Lost(broken(deadline, "the connection ended before the mail server's answer"));
        }
        if (refused) {
            return answered(conversation, beforeContent(conversation, code));
        }
        var missing = missing(conversation, cause);
        return missing == null
                ? new SendResult.NotSent(broken(
                        deadline,
                        isOfTls(cause)
                                ? "the TLS handshake with the mail server failed"
                                : "the mail server could not be talked to"))
                : answered(conversation, AttemptOutcome.misconfigured(missing));
    }

    /** What the server answered that it cannot do, which another attempt would not change; null when it did not. */
    private @Nullable String missing(SmtpConversation conversation, Exception cause) {
        if (conversation.getLastReturnCode() != 250) {
            return null;
        }
        if (smtp.tls() == SmtpProperties.Tls.STARTTLS && !conversation.encryptionBegun()) {
            return "the mail server does not offer STARTTLS";
        }
        return cause instanceof AuthenticationFailedException
                ? "the mail server takes the account in no way that is known"
                : null;
    }

    private static boolean isOfTls(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return true;
            }
        }
        return false;
    }

    private static AttemptOutcome ofContent(SmtpConversation conversation, int code) {
        return code < 500
                ? AttemptOutcome.of(AttemptClass.RETRY, null, code(conversation))
                : AttemptOutcome.of(AttemptClass.REJECTED, ReasonCode.DELIVERY_REJECTED, code(conversation));
    }

    // Before the content, a refusal for good is about the account, the sender or the mailbox: only a person can help.
    private static AttemptOutcome beforeContent(SmtpConversation conversation, int code) {
        return code < 500
                ? AttemptOutcome.of(AttemptClass.RETRY, null, code(conversation))
                : AttemptOutcome.misconfigured(code(conversation));
    }

    private static String broken(Deadline deadline, String otherwise) {
        return deadline.isOver(System.nanoTime())
                ? "no answer within " + deadline.total().toMillis() + " ms"
                : otherwise;
    }

    private static SendResult answered(SmtpConversation conversation, AttemptOutcome outcome) {
        return new SendResult.Answered(outcome, code(conversation), null, conversation.getLastServerResponse());
    }

    private static String code(SmtpConversation conversation) {
        return "SMTP " + conversation.getLastReturnCode();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed or broken: either way nobody reads from it any more.
            return;
        }
    }

    @PreDestroy
    void close() {
        deadlines.shutdownNow();
    }
}
