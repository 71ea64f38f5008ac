package io.headgate.validation.providers.http;

import io.headgate.model.config.BodyFormat;
import io.headgate.model.config.HttpProviderSettings;
import io.headgate.model.config.ProviderSettings;
import io.headgate.outbound.core.HttpAnswer;
import io.headgate.outbound.core.OutboundRequest;
import io.headgate.outbound.core.TargetUrl;
import io.headgate.validation.core.CheckSubject;
import io.headgate.validation.core.Finding;
import io.headgate.validation.providers.CheckProvider;
import io.headgate.validation.providers.ProviderQuestion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/** A provider that is described by configuration alone: URL, headers and body are templates, the answer is matched. */
public final class HttpCheckProvider implements CheckProvider {

    private static final String SECRET = "secret";
    // What a template has in place of the secret where only the input counts; no secret holds a control character.
    private static final String NO_SECRET = "\u0001";

    private final String id;
    private final HttpProviderSettings settings;
    private final AnswerReading reading;
    private final Template url;
    private final Map<String, Template> headers = new LinkedHashMap<>();
    private final Template body;

    private HttpCheckProvider(String id, HttpProviderSettings settings) {
        this.id = id;
        this.settings = settings;
        reading = new AnswerReading(settings);
        url = Template.parse(settings.url());
        settings.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), Template.parse(value)));
        body = Template.parse(settings.body() == null ? "" : settings.body());
    }

    public static HttpCheckProvider of(ProviderSettings settings) {
        return new HttpCheckProvider(settings.id(), Objects.requireNonNull(settings.http(), "http"));
    }

    @Override
    public ProviderQuestion question(CheckSubject subject, List<String> secrets) {
        var missing = missing(subject, secrets);
        if (missing != null) {
            return new ProviderQuestion.NotAskable(
                    missing.equals(SECRET) ? "the provider's secret is not set" : "the lead has no " + missing);
        }
        return switch (TargetUrl.parse(
                render(url, subject, secrets.isEmpty() ? "" : secrets.getFirst(), this::inUrl))) {
            case TargetUrl.Refused(var detail) -> new ProviderQuestion.NotAskable(detail);
            case TargetUrl.Target target -> ask(subject, secrets.isEmpty() ? "" : secrets.getFirst(), target);
        };
    }

    private ProviderQuestion ask(CheckSubject subject, String secret, TargetUrl.Target target) {
        var sent = new LinkedHashMap<String, String>();
        sent.put("content-type", isForm() ? "application/x-www-form-urlencoded" : "application/json");
        sent.put("accept", "application/json");
        headers.forEach((name, value) -> sent.put(name, render(value, subject, secret, this::inHeader)));
        var request = new OutboundRequest(
                settings.method().name(), id, target, sent, render(body, subject, secret, this::inBody), "");
        return new ProviderQuestion.Ask(request, input(subject));
    }

    // Everything but the secret: a new key for the same account gives the same answers.
    private String input(CheckSubject subject) {
        var input = new StringBuilder(settings.toString()).append('\n');
        input.append(render(url, subject, NO_SECRET, this::inUrl)).append('\n');
        headers.values().forEach(value -> input.append(render(value, subject, NO_SECRET, this::inHeader))
                .append('\n'));
        return input.append(render(body, subject, NO_SECRET, this::inBody)).toString();
    }

    private @Nullable String missing(CheckSubject subject, List<String> secrets) {
        var secret = secrets.isEmpty() ? null : secrets.getFirst();
        for (var template : templates()) {
            var missing = template.render(field -> value(subject, secret, field), UnaryOperator.identity())
                    .missing();
            if (missing != null) {
                return missing;
            }
        }
        return null;
    }

    private List<Template> templates() {
        var all = new java.util.ArrayList<>(headers.values());
        all.add(url);
        all.add(body);
        return all;
    }

    private static String render(Template template, CheckSubject subject, String secret, UnaryOperator<String> escape) {
        return template.render(field -> value(subject, secret, field), escape).text();
    }

    private static @Nullable String value(CheckSubject subject, @Nullable String secret, String field) {
        return field.equals(SECRET) ? secret : LeadFieldValues.find(subject, field);
    }

    private String inUrl(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    // A value with a line break would add a header of its own.
    private String inHeader(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c <= '~') ? value : inUrl(value);
    }

    private String inBody(String value) {
        return isForm()
                ? URLEncoder.encode(value, StandardCharsets.UTF_8)
                : new String(JsonStringEncoder.getInstance().quoteAsCharArray(value));
    }

    private boolean isForm() {
        return settings.format() == BodyFormat.FORM;
    }

    @Override
    public Finding read(HttpAnswer answer) {
        return reading.read(answer);
    }
}
