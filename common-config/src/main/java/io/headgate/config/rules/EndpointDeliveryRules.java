package io.headgate.config.rules;

import io.headgate.config.ConfigCode;
import io.headgate.config.document.EnumNames;
import io.headgate.model.config.BodyFormat;
import io.headgate.model.config.Delivery;
import io.headgate.model.config.Method;
import io.headgate.model.config.PlatformHeader;
import io.headgate.model.config.ResponseMatch;
import io.headgate.model.config.ResponseRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must hold of a delivery method; whether its address may be reached is decided when it is resolved. */
final class EndpointDeliveryRules {

    private static final int LONGEST_URL = 2_048;
    private static final int MOST_AT_ONCE = 1_000;
    private static final int MOST_PER_SECOND = 10_000;
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(2);
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Pattern STATUSES = Pattern.compile("([1-5]xx|[1-5]\\d\\d)(\\s*,\\s*([1-5]xx|[1-5]\\d\\d))*");
    private static final Pattern RESPONSE_PATH = Pattern.compile("\\$(\\.[A-Za-z_][\\w-]*|\\[\\d{1,4}])*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern SECRET_REF = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern MAILBOX =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}");
    private static final Set<String> MAIL_TEMPLATES = Set.of("default", "adf");
    private static final String SECRET = "{secret}";
    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "proxy-authorization", "x-api-key", "api-key", "x-auth-token", "cookie");

    private final ValidationReport report;
    private final Set<String> fields = LeadPaths.deliverable();

    EndpointDeliveryRules(ValidationReport report) {
        this.report = report;
    }

    void check(String path, Delivery delivery) {
        if (!delivery.available()) {
            report.warning(
                    path + ".method",
                    ConfigCode.METHOD_NOT_AVAILABLE,
                    "This version cannot deliver by %s; the endpoint is never chosen."
                            .formatted(EnumNames.word(delivery.method())));
        }
        if (delivery.method() == Method.EMAIL) {
            mail(path, delivery);
        } else {
            addressedByUrl(path, delivery);
        }
        secret(path, delivery);
        report.positive(path + ".timeout", delivery.timeout());
        if (delivery.timeout().compareTo(LONGEST_TIMEOUT) > 0) {
            report.error(path + ".timeout", ConfigCode.INVALID_VALUE, "One attempt takes at most two minutes.");
        }
        report.positive(path + ".max_age", delivery.maxAge());
        headers(path + ".headers", delivery);
        mapping(path + ".mapping", delivery);
        response(path + ".response", delivery.response());
        pace(path + ".pace", delivery);
    }

    private void addressedByUrl(String path, Delivery delivery) {
        withoutEffect(path, delivery);
        if (delivery.url() != null) {
            url(path + ".url", delivery.url());
        } else if (delivery.available()) {
            report.error(
                    path + ".url", ConfigCode.MISSING, "A %s has a URL.".formatted(EnumNames.word(delivery.method())));
        }
    }

    private void mail(String path, Delivery delivery) {
        if (delivery.to() == null) {
            report.error(path + ".to", ConfigCode.MISSING, "An e-mail goes to the address in to.");
        } else if (!MAILBOX.matcher(delivery.to()).matches()) {
            report.error(
                    path + ".to", ConfigCode.INVALID_VALUE, "Write one plain address, such as leads@dealer.example.");
        }
        if (delivery.url() != null) {
            report.error(path + ".url", ConfigCode.NO_EFFECT, "An e-mail goes to its address; it has no URL.");
        }
        var template = delivery.template();
        if (template != null && !MAIL_TEMPLATES.contains(template) && template.indexOf('{') < 0) {
            report.error(
                    path + ".template",
                    ConfigCode.INVALID_VALUE,
                    "A template is default, adf, or a text with fields in braces such as {first_name}.");
        }
        for (var name : delivery.headers().keySet()) {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!lower.equals("subject") && !lower.startsWith("x-")) {
                report.error(
                        MessageText.child(path + ".headers", name),
                        ConfigCode.INVALID_VALUE,
                        "An e-mail's headers are subject and names that begin with X-.");
            }
        }
        if (!delivery.response().equals(ResponseRules.HTTP_STATUS)) {
            report.error(
                    path + ".response",
                    ConfigCode.NO_EFFECT,
                    "The mail server's answer decides; an e-mail has no body to read rules from.");
        }
    }

    // What other methods will ask for says nothing of those that there are.
    private void withoutEffect(String path, Delivery delivery) {
        if (!delivery.available()) {
            return;
        }
        var method = EnumNames.word(delivery.method());
        if (delivery.to() != null) {
            report.error(
                    path + ".to",
                    ConfigCode.NO_EFFECT,
                    "A %s goes to its URL; it has no other address.".formatted(method));
        }
        if (delivery.template() != null) {
            report.error(
                    path + ".template",
                    ConfigCode.NO_EFFECT,
                    "A %s is written by its mapping; it has no template.".formatted(method));
        }
        if (delivery.method() == Method.WEBHOOK && delivery.format() == BodyFormat.FORM) {
            report.error(
                    path + ".format",
                    ConfigCode.NO_EFFECT,
                    "A webhook is always JSON, as its signature's standard asks; use method: http for a form.");
        }
    }

    private void url(String path, String url) {
        var mistake = mistake(url);
        if (mistake != null) {
            report.error(path, ConfigCode.INVALID_URL, mistake);
        } else if (url.toLowerCase(Locale.ROOT).startsWith("http:")) {
            report.warning(path, ConfigCode.INSECURE_URL, "Leads would travel without encryption; use https.");
        }
    }

    static @Nullable String mistake(String url) {
        if (url.length() > LONGEST_URL) {
            return "A URL has at most %,d characters.".formatted(LONGEST_URL);
        }
        try {
            var uri = new URI(url);
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                return "A URL starts with https:// (or http://).";
            }
            if (uri.getRawUserInfo() != null) {
                return "A URL carries no user and no password.";
            }
            if (uri.getHost() == null || uri.getPort() > 65_535 || uri.getPort() == 0) {
                return "The URL names no host that can be reached.";
            }
            return uri.getRawFragment() == null ? null : "A URL has no fragment.";
        } catch (URISyntaxException e) {
            return "The URL cannot be read.";
        }
    }

    private void secret(String path, Delivery delivery) {
        if (delivery.secretRef() != null
                && !SECRET_REF.matcher(delivery.secretRef()).matches()) {
            report.error(
                    path + ".secret_ref",
                    ConfigCode.INVALID_VALUE,
                    "A reference has letters, digits, dots and dashes.");
        }
        if (delivery.method() == Method.WEBHOOK && delivery.secretRef() == null) {
            report.warning(
                    path + ".secret_ref",
                    ConfigCode.UNSIGNED_WEBHOOK,
                    "Without a secret the receiver cannot tell our webhooks from others.");
        }
    }

    private void headers(String path, Delivery delivery) {
        delivery.headers().forEach((name, value) -> {
            var at = MessageText.child(path, name);
            var lower = name.toLowerCase(Locale.ROOT);
            if (!HEADER_NAME.matcher(name).matches() || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
                report.error(at, ConfigCode.INVALID_VALUE, "A header has a plain name and a value in plain ASCII.");
            } else if (PlatformHeader.isRefused(name)) {
                report.error(at, ConfigCode.INVALID_VALUE, "This header is set by the platform.");
            } else if (value.contains(SECRET)) {
                placed(at, delivery);
            } else if (SECRET_HEADERS.contains(lower)) {
                report.warning(
                        at,
                        ConfigCode.SECRET_IN_DOCUMENT,
                        "Secrets do not belong in the document; use secret_ref and {secret}.");
            }
        });
    }

    // Without a secret to put there, the receiver would get the word itself.
    private void placed(String at, Delivery delivery) {
        if (delivery.secretRef() == null) {
            report.error(
                    at, ConfigCode.MISSING, "{secret} stands for what secret_ref names, and there is no secret_ref.");
        }
    }

    private void mapping(String path, Delivery delivery) {
        delivery.mapping().forEach((theirs, ours) -> {
            var at = MessageText.child(path, theirs);
            if (ours.startsWith("=")) {
                return;
            }
            if (ours.indexOf('{') < 0) {
                field(at, ours);
                return;
            }
            var placeholder = PLACEHOLDER.matcher(ours);
            while (placeholder.find()) {
                field(at, placeholder.group(1));
            }
        });
    }

    private void field(String path, String field) {
        if (!fields.contains(field) && !LeadPaths.isAttribute(field)) {
            report.warning(
                    path,
                    ConfigCode.UNKNOWN_FIELD,
                    "%s is no field of a delivery and stays empty.%s"
                            .formatted(MessageText.quoted(field), MessageText.didYouMean(field, fields)));
        }
    }

    private void response(String path, ResponseRules rules) {
        if (!STATUSES.matcher(rules.accepted()).matches()) {
            report.error(path + ".accepted", ConfigCode.INVALID_VALUE, "Write statuses such as 2xx, or 200, 201.");
        }
        match(path + ".accept_when", rules.acceptWhen());
        match(path + ".reject_when", rules.rejectWhen());
        match(path + ".duplicate_when", rules.duplicateWhen());
        match(path + ".retry_when", rules.retryWhen());
        responsePath(path + ".reason", rules.reason());
        responsePath(path + ".external_id", rules.externalId());
        responsePath(path + ".price", rules.price());
        if (rules.redirectUrl() != null) {
            report.error(
                    path + ".redirect_url",
                    ConfigCode.NOT_SUPPORTED_YET,
                    "Sources are answered before the receiver is, so nobody would be redirected; "
                            + "it comes with the rest of delivery (issue 11).");
        }
    }

    private void match(String path, @Nullable ResponseMatch match) {
        if (match == null) {
            return;
        }
        responsePath(path + ".path", match.path());
        if (match.equalTo() == null && match.contains() == null) {
            report.error(path, ConfigCode.MISSING, "A match says equals or contains.");
        }
    }

    private void responsePath(String path, @Nullable String written) {
        if (written != null && !RESPONSE_PATH.matcher(written).matches()) {
            report.error(
                    path, ConfigCode.INVALID_VALUE, "A path into the answer is written $.status or $.items[0].id.");
        }
    }

    private void pace(String path, Delivery delivery) {
        var pace = delivery.pace();
        between(path + ".concurrency", pace.concurrency(), MOST_AT_ONCE);
        between(path + ".per_second", pace.perSecond(), MOST_PER_SECOND);
        for (var i = 0; i < pace.backoff().size(); i++) {
            report.positive(path + ".backoff[" + i + "]", pace.backoff().get(i));
        }
    }

    private void between(String path, int value, int most) {
        report.atLeast(path, value, 1);
        if (value > most) {
            report.error(path, ConfigCode.INVALID_VALUE, "At most %,d.".formatted(most));
        }
    }
}
