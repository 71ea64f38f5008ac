package io.headgate.delivery.transport.email;

import org.jspecify.annotations.Nullable;

/**
 * A rendered message.
 *
 * @param content the whole message, headers and body, as it goes over the wire
 * @param secret what the endpoint's {@code secret_ref} holds: the password of its account, or user and password with a
 *     colon between; null when the installation's account is used
 */
public record MailMessage(
        String from, String to, String content, @Nullable String secret) {

    @Override
    public String toString() {
        return "MailMessage[masked]";
    }
}
