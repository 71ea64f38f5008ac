package io.headgate.delivery.transport.email;

import io.headgate.delivery.core.FieldMapping;
import io.headgate.delivery.transport.DeliveryJob;
import io.headgate.delivery.transport.Prepared;
import io.headgate.model.config.Destination;
import io.headgate.outbound.core.Digits;
import io.headgate.outbound.core.Redaction;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Renders the message: a list of the fields as text and as HTML, ADF/XML, or the endpoint's own text. Every attempt of a
 * delivery has the same Message-ID, so that a mailbox can tell a copy from another lead. No value can add a header.
 */
final class MailRenderer {

    private static final String ADF = "adf";
    private static final String FIELDS = "default";
    private static final String DEFAULT_SUBJECT = "New lead {lead_id}";
    private static final String QUOTED_PRINTABLE = "quoted-printable";
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}");
    private static final Pattern OWN_HEADER = Pattern.compile("[Xx]-[A-Za-z0-9-]{1,80}");
    private static final int LONGEST_SUBJECT = 200;

    private final SmtpProperties smtp;

    MailRenderer(SmtpProperties smtp) {
        this.smtp = smtp;
    }

    Prepared<MailMessage> render(DeliveryJob job) {
        var from = smtp.from();
        if (!smtp.isSet() || from == null) {
            return new Prepared.Misconfigured<>(SmtpProperties.NOT_SET);
        }
        var to = mailbox(job);
        if (to == null
                || !ADDRESS.matcher(to).matches()
                || !ADDRESS.matcher(from).matches()) {
            return new Prepared.Misconfigured<>("the address of the mailbox cannot be read");
        }
        for (var header : job.delivery().headers().entrySet()) {
            if (!isSubject(header.getKey())
                    && !OWN_HEADER.matcher(header.getKey()).matches()) {
                return new Prepared.Misconfigured<>("a configured header cannot be sent");
            }
        }
        var secret = job.secrets().isEmpty() ? null : job.secrets().getFirst();
        var message = new MailMessage(from, to, content(job, from, to), secret);
        return new Prepared.Ready<>(message, stored(job.masked(), from, to));
    }

    private static @Nullable String mailbox(DeliveryJob job) {
        return switch (job.delivery().destination()) {
            case Destination.MailDestination(var to) -> to;
            case Destination.HttpDestination _, Destination.PhoneDestination _, Destination.NoDestination _ -> null;
        };
    }

    private static String content(DeliveryJob job, String from, String to) {
        try {
            var message = new FixedMessage();
            message.setFrom(new InternetAddress(from));
            message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to));
            message.setSubject(subject(job), "UTF-8");
            message.setSentDate(Date.from(job.marks().at()));
            for (var header : headers(job, from).entrySet()) {
                message.setHeader(header.getKey(), header.getValue());
            }
            if (isList(job)) {
                message.setContent(alternatives(job));
            } else {
                message.setText(text(job), "UTF-8");
                message.setHeader("Content-Transfer-Encoding", QUOTED_PRINTABLE);
            }
            var out = new ByteArrayOutputStream();
            message.writeTo(out);
            return out.toString(StandardCharsets.US_ASCII);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a message cannot be written", e);
        }
    }

    private static Map<String, String> headers(DeliveryJob job, String from) {
        var headers = new LinkedHashMap<String, String>();
        job.delivery().headers().forEach((name, value) -> {
            if (!isSubject(name)) {
                headers.put(name, oneLine(value));
            }
        });
        headers.put("Message-ID", "<" + job.deliveryId() + from.substring(from.indexOf('@')) + ">");
        headers.put("Auto-Submitted", "auto-generated");
        headers.put("Lead-Attempt", Integer.toString(job.marks().number()));
        if (job.marks().possibleDuplicate()) {
            headers.put("Lead-Possible-Duplicate", "true");
        }
        if (job.marks().replay()) {
            headers.put("Lead-Replay", "true");
        }
        return headers;
    }

    private static String subject(DeliveryJob job) {
        var template = job.delivery().headers().entrySet().stream()
                .filter(header -> isSubject(header.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(DEFAULT_SUBJECT);
        var subject = oneLine(template.indexOf('{') < 0 ? template : filled(template, job));
        return subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT);
    }

    private static MimeMultipart alternatives(DeliveryJob job) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(text(job), "UTF-8");
        text.setHeader("Content-Transfer-Encoding", QUOTED_PRINTABLE);
        var html = new MimeBodyPart();
        html.setText(html(job), "UTF-8", "html");
        html.setHeader("Content-Transfer-Encoding", QUOTED_PRINTABLE);
        var both = new FixedMultipart(job.deliveryId());
        both.addBodyPart(text);
        both.addBodyPart(html);
        return both;
    }

    private static boolean isList(DeliveryJob job) {
        var template = job.delivery().template();
        return template == null || template.equals(FIELDS);
    }

    private static String text(DeliveryJob job) {
        var template = job.delivery().template();
        if (template == null || template.equals(FIELDS)) {
            var out = new StringBuilder();
            flat(job)
                    .forEach((name, value) ->
                            out.append(name).append(": ").append(value).append("\r\n"));
            return out.toString();
        }
        return template.equals(ADF)
                ? AdfDocument.render(job.document(), job.allocation().endpointId())
                : filled(template, job);
    }

    private static String html(DeliveryJob job) {
        var out = new StringBuilder("<table>\r\n");
        flat(job).forEach((name, value) -> out.append("<tr><th align=\"left\">")
                .append(AdfDocument.escaped(name))
                .append("</th><td>")
                .append(AdfDocument.escaped(value))
                .append("</td></tr>\r\n"));
        return out.append("</table>\r\n").toString();
    }

    private static String filled(String template, DeliveryJob job) {
        var value = FieldMapping.compile(Map.of(FIELDS, template))
                .apply(job.document())
                .get(FIELDS);
        return value == null ? "" : Digits.writeText(value);
    }

    private static Map<String, String> flat(DeliveryJob job) {
        var flat = new LinkedHashMap<String, String>();
        job.fields().forEach((name, value) -> flatten(flat, name, value));
        return flat;
    }

    private static void flatten(Map<String, String> flat, String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> map.forEach((key, inner) -> flatten(flat, name + "." + key, inner));
            default -> flat.put(oneLine(name), oneLine(Digits.writeText(value)));
        }
    }

    private static boolean isSubject(String header) {
        return header.toLowerCase(Locale.ROOT).equals("subject");
    }

    // A line end in a value would begin a new header, or a new field of the list.
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private static String stored(DeliveryJob masked, String from, String to) {
        var out = new StringBuilder("SMTP message\nFrom: ")
                .append(from)
                .append("\nTo: ")
                .append(to)
                .append("\nSubject: ")
                .append(subject(masked))
                .append('\n');
        headers(masked, from)
                .forEach((name, value) ->
                        out.append(name).append(": ").append(value).append('\n'));
        return Redaction.storable(
                out.append('\n').append(text(masked).replace("\r", "")).toString());
    }

    /** Keeps the Message-ID that was set. */
    private static final class FixedMessage extends MimeMessage {

        FixedMessage() {
            super(Session.getInstance(new Properties()));
        }

        @Override
        protected void updateMessageID() {}
    }

    /** Has the same boundary each time. No body in quoted-printable can hold it, because of its equals sign. */
    private static final class FixedMultipart extends MimeMultipart {

        FixedMultipart(String id) {
            super("alternative");
            contentType = "multipart/alternative; boundary=\"=_" + id + "\"";
        }
    }
}
