package io.headgate.delivery.transport.email;

import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.OutputStream;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** One conversation with a mail server that knows how far it got: to encryption, and to the content. */
final class SmtpConversation extends SMTPTransport {

    private volatile boolean contentBegun;
    private volatile boolean encryptionBegun;

    SmtpConversation(Session session) {
        super(session, new URLName("smtp", null, -1, null, null, null));
    }

    static Session session(SmtpProperties smtp, MailMessage message, SSLSocketFactory tls) {
        var properties = new Properties();
        properties.put(
                "mail.smtp.localhost", message.from().substring(message.from().indexOf('@') + 1));
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", tls);
        var startTls = Boolean.toString(smtp.tls() == SmtpProperties.Tls.STARTTLS);
        properties.put("mail.smtp.starttls.enable", startTls);
        properties.put("mail.smtp.starttls.required", startTls);
        var account = account(smtp, message);
        if (account == null) {
            return Session.getInstance(properties);
        }
        properties.put("mail.smtp.auth", "true");
        properties.put("mail.smtp.user", account.getUserName());
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return account;
            }
        });
    }

    private static @Nullable PasswordAuthentication account(SmtpProperties smtp, MailMessage message) {
        var user = smtp.user() == null ? "" : smtp.user();
        var secret = message.secret();
        if (secret == null) {
            return user.isBlank()
                    ? null
                    : new PasswordAuthentication(user, smtp.password() == null ? "" : smtp.password());
        }
        var colon = secret.indexOf(':');
        return colon < 0
                ? new PasswordAuthentication(user, secret)
                : new PasswordAuthentication(secret.substring(0, colon), secret.substring(colon + 1));
    }

    @Override
    protected void startTLS() throws MessagingException {
        encryptionBegun = true;
        super.startTLS();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        var out = super.data();
        contentBegun = true;
        return out;
    }

    /** Whether the server offered STARTTLS and was told to begin. */
    boolean encryptionBegun() {
        return encryptionBegun;
    }

    boolean contentBegun() {
        return contentBegun;
    }
}
