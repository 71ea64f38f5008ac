package io.headgate.delivery.transport.email;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The installation's mail server.
 *
 * @param host empty when there is none: then deliveries by e-mail say so and fail
 * @param tls how the connection is encrypted; none only to addresses that the installation allows
 * @param user the account to send by; empty for a server that asks for none
 * @param from the address that leads are sent from; its domain is the right side of every Message-ID
 */
@ConfigurationProperties("headgate.smtp")
public record SmtpProperties(
        @Nullable String host,
        int port,
        Tls tls,
        @Nullable String user,
        @Nullable String password,
        @Nullable String from) {

    static final String NOT_SET = "no mail server is set: see HEADGATE_SMTP_HOST and HEADGATE_SMTP_FROM";

    /** How a connection is encrypted. */
    public enum Tls {
        /** Begun in the clear and required to change before anything is said. */
        STARTTLS,
        /** From the first byte. */
        TLS,
        NONE
    }

    boolean isSet() {
        return host != null && !host.isBlank() && from != null && !from.isBlank();
    }

    @Override
    public String toString() {
        return "SmtpProperties[" + host + ":" + port + "]";
    }
}
