package io.headgate.config.rules;

import io.headgate.config.ConfigCode;
import io.headgate.model.config.AnswerMatch;
import io.headgate.model.config.BodyFormat;
import io.headgate.model.config.HttpProviderSettings;
import io.headgate.model.config.HttpVerb;
import io.headgate.model.config.ProviderSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must hold of a check provider; whether its address may be reached is decided when it is resolved. */
public final class ProviderRules {

    private static final int MOST_AT_ONCE = 1_000;
    private static final int MOST_PER_SECOND = 10_000;
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_CACHE = Duration.ofDays(90);
    private static final Pattern SECRET_REF = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Pattern STATUS =
            Pattern.compile("([1-5]xx|[1-5]\\d\\d(-[1-5]\\d\\d)?)(\\s*,\\s*([1-5]xx|[1-5]\\d\\d(-[1-5]\\d\\d)?))*");
    private static final Pattern ANSWER_PATH = Pattern.compile("\\$(\\.[A-Za-z_][\\w-]*|\\[\\d{1,4}])*");
    private static final Pattern DATA_NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z0-9_.]*)}");
    private static final String SECRET = "secret";
    private static final Set<String> OUR_DATA = Set.of("cost", "cached", "asked");
    private static final Set<String> OUR_HEADERS = Set.of(
            "host",
            "content-length",
            "content-type",
            "connection",
            "transfer-encoding",
            "upgrade",
            "te",
            "trailer",
            "expect",
            "traceparent");

    private final ValidationReport report;

    public ProviderRules(ValidationReport report) {
        this.report = report;
    }

    public void check(String path, ProviderSettings provider) {
        report.id(path + ".id", provider.id());
        within(path + ".timeout", provider.timeout(), LONGEST_TIMEOUT);
        within(path + ".cache", provider.cache(), LONGEST_CACHE);
        report.money(path + ".cost", provider.cost());
        between(path + ".concurrency", provider.concurrency(), MOST_AT_ONCE);
        between(path + ".per_second", provider.perSecond(), MOST_PER_SECOND);
        switch (provider.kind()) {
            case HTTP -> http(path, provider);
        }
    }

    private void http(String path, ProviderSettings provider) {
        var http = provider.http();
        if (http == null) {
            report.error(path + ".http", ConfigCode.MISSING, "A provider of kind http says how it is asked.");
            return;
        }
        url(path + ".http.url", http.url());
        template(path + ".http.url", http.url());
        http.headers().forEach((name, value) -> header(MessageText.child(path + ".http.headers", name), name, value));
        body(path + ".http", http);
        secret(path, provider, http);
        if (http.failWhen().isEmpty()
                && http.flagWhen().isEmpty()
                && http.passWhen().isEmpty()) {
            report.error(
                    path + ".http",
                    ConfigCode.MISSING,
                    "At least one of pass_when, flag_when and fail_when says what an answer means.");
        }
        matches(path + ".http.fail_when", http.failWhen());
        matches(path + ".http.flag_when", http.flagWhen());
        matches(path + ".http.pass_when", http.passWhen());
        http.data().forEach((name, place) -> data(MessageText.child(path + ".http.data", name), name, place));
    }

    private void url(String path, String url) {
        var beyondHost = url.indexOf('/', url.indexOf("://") + 3);
        var mistake = PLACEHOLDER
                        .matcher(beyondHost < 0 ? url : url.substring(0, beyondHost))
                        .find()
                ? "The host stands in the document; only the path and the query have fields."
                : EndpointDeliveryRules.mistake(PLACEHOLDER.matcher(url).replaceAll("x"));
        if (mistake != null) {
            report.error(path, ConfigCode.INVALID_URL, mistake);
        } else if (url.toLowerCase(Locale.ROOT).startsWith("http:")) {
            report.warning(path, ConfigCode.INSECURE_URL, "Leads would travel without encryption; use https.");
        }
    }

    private void header(String at, String name, String value) {
        if (!HEADER_NAME.matcher(name).matches() || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            report.error(at, ConfigCode.INVALID_VALUE, "A header has a plain name and a value in plain ASCII.");
        } else if (OUR_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            report.error(at, ConfigCode.INVALID_VALUE, "This header is set by the platform.");
        }
        template(at, value);
    }

    private void body(String path, HttpProviderSettings http) {
        if (http.body() != null) {
            template(path + ".body", http.body());
        }
        if (http.method() == HttpVerb.GET && http.body() != null) {
            report.error(path + ".body", ConfigCode.NO_EFFECT, "A GET has no body; use method: post.");
        }
        if (http.body() == null && http.format() == BodyFormat.FORM) {
            report.error(path + ".format", ConfigCode.NO_EFFECT, "Without a body there is nothing to format.");
        }
    }

    private void secret(String path, ProviderSettings provider, HttpProviderSettings http) {
        var ref = provider.secretRef();
        if (ref != null && !SECRET_REF.matcher(ref).matches()) {
            report.error(
                    path + ".secret_ref",
                    ConfigCode.INVALID_VALUE,
                    "A reference has letters, digits, dots and dashes.");
        }
        var placed = http.url().contains("{secret}")
                || (http.body() != null && http.body().contains("{secret}"))
                || http.headers().values().stream().anyMatch(value -> value.contains("{secret}"));
        if (placed && ref == null) {
            report.error(
                    path + ".secret_ref",
                    ConfigCode.MISSING,
                    "{secret} stands for what secret_ref names, and there is no secret_ref.");
        }
        if (!placed && ref != null) {
            report.error(
                    path + ".secret_ref",
                    ConfigCode.NO_EFFECT,
                    "Nothing says where the secret goes; write {secret} in a header, the URL or the body.");
        }
    }

    private void template(String at, String template) {
        var placeholder = PLACEHOLDER.matcher(template);
        while (placeholder.find()) {
            var field = placeholder.group(1);
            if (!field.equals(SECRET) && !LeadPaths.canonical().contains(field) && !LeadPaths.isAttribute(field)) {
                report.error(
                        at,
                        ConfigCode.UNKNOWN_FIELD,
                        "%s is no field of a lead.%s"
                                .formatted(
                                        MessageText.quoted(field),
                                        MessageText.didYouMean(field, LeadPaths.canonical())));
            }
        }
    }

    private void matches(String path, List<AnswerMatch> matches) {
        for (var i = 0; i < matches.size(); i++) {
            var at = path + "[" + i + "]";
            var match = matches.get(i);
            if (match.status() != null && !STATUS.matcher(match.status()).matches()) {
                report.error(at + ".status", ConfigCode.INVALID_VALUE, "Write statuses such as 2xx, or 200, 404.");
            }
            answerPath(at + ".path", match.path());
        }
    }

    private void answerPath(String at, @Nullable String place) {
        if (place != null && !ANSWER_PATH.matcher(place).matches()) {
            report.error(at, ConfigCode.INVALID_VALUE, "A path into the answer is written $.status or $.items[0].id.");
        }
    }

    private void data(String at, String name, String place) {
        if (!DATA_NAME.matcher(name).matches()) {
            report.error(at, ConfigCode.INVALID_VALUE, "A name has lower-case letters, digits and underscores.");
        } else if (OUR_DATA.contains(name)) {
            report.error(at, ConfigCode.INVALID_VALUE, "The platform itself writes " + name + ".");
        }
        answerPath(at, place);
    }

    private void within(String path, @Nullable Duration time, Duration longest) {
        report.positive(path, time);
        if (time != null && time.compareTo(longest) > 0) {
            report.error(path, ConfigCode.INVALID_VALUE, "At most %s.".formatted(longest));
        }
    }

    private void between(String path, int value, int most) {
        report.atLeast(path, value, 1);
        if (value > most) {
            report.error(path, ConfigCode.INVALID_VALUE, "At most %,d.".formatted(most));
        }
    }
}
