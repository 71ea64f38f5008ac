package io.headgate.delivery.transport.http;

import io.headgate.delivery.transport.DeliveryJob;
import io.headgate.delivery.transport.Prepared;
import io.headgate.model.config.Destination;
import io.headgate.model.config.PlatformHeader;
import io.headgate.outbound.core.Digits;
import io.headgate.outbound.core.OutboundRequest;
import io.headgate.outbound.core.Redaction;
import io.headgate.outbound.core.TargetUrl;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Renders the POST of a method over HTTP, with a body of JSON or a form. Equal jobs give equal bytes. */
public final class HttpRequestRenderer {

    static final String SECRET_PLACEHOLDER = "{secret}";
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern TELLING = Pattern.compile("auth|key|token|secret|signature|password|cookie");

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** What a body is written as. */
    public enum Body {
        JSON("application/json"),
        FORM("application/x-www-form-urlencoded");

        private final String contentType;

        Body(String contentType) {
            this.contentType = contentType;
        }
    }

    /** How the receiver can tell that a request is ours. */
    @FunctionalInterface
    public interface Authentication {
        void addHeaders(Map<String, String> headers, DeliveryJob job, String body);
    }

    public Prepared<HttpMessage> render(DeliveryJob job, Body format, Authentication authentication) {
        return switch (TargetUrl.parse(url(job))) {
            case TargetUrl.Refused(var detail) -> new Prepared.Misconfigured<>(detail);
            case TargetUrl.Target target -> render(job, target, format, authentication);
        };
    }

    private static @Nullable String url(DeliveryJob job) {
        return switch (job.delivery().destination()) {
            case Destination.HttpDestination(var url) -> url;
            case Destination.MailDestination _, Destination.PhoneDestination _, Destination.NoDestination _ -> null;
        };
    }

    private Prepared<HttpMessage> render(
            DeliveryJob job, TargetUrl.Target target, Body format, Authentication authentication) {
        var body = body(job, format);
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", format.contentType);
        for (var header : job.delivery().headers().entrySet()) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HEADER_NAME.matcher(name).matches() || hasControl(header.getValue())) {
                return new Prepared.Misconfigured<>("a configured header cannot be sent");
            }
            if (!PlatformHeader.isNotSent(name)) {
                headers.put(name, withSecret(header.getValue(), job));
            }
        }
        authentication.addHeaders(headers, job, body);
        mark(headers, job);
        if (headers.values().stream().anyMatch(HttpRequestRenderer::hasControl)) {
            return new Prepared.Misconfigured<>("a secret holds characters that a header cannot carry");
        }
        var stored = stored(job, target, format, headers);
        var request = new OutboundRequest(job.allocation().endpointId(), target, headers, body, stored);
        var message = new HttpMessage(
                request,
                new ResponseClassifier(job.delivery().response()),
                job.marks().possibleDuplicate());
        return new Prepared.Ready<>(message, stored);
    }

    /** The names of the headers that carry the lead's identity are the same for every method. */
    private static void mark(Map<String, String> headers, DeliveryJob job) {
        headers.put("idempotency-key", job.deliveryId());
        headers.put("lead-attempt", Integer.toString(job.marks().number()));
        if (job.marks().possibleDuplicate()) {
            headers.put("lead-possible-duplicate", "true");
        }
        if (job.marks().replay()) {
            headers.put("lead-replay", "true");
        }
        headers.put("traceparent", job.marks().traceparent());
    }

    private static String withSecret(String value, DeliveryJob job) {
        return job.secrets().isEmpty()
                ? value
                : value.replace(SECRET_PLACEHOLDER, job.secrets().getFirst());
    }

    private String body(DeliveryJob job, Body format) {
        return switch (format) {
            case JSON -> json.writeValueAsString(nested(job.fields()));
            case FORM -> form(job.fields());
        };
    }

    // "person.name" in a mapping means an object, because JSON receivers expect one.
    private static Map<String, @Nullable Object> nested(Map<String, @Nullable Object> fields) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach((path, value) -> {
            var at = out;
            var names = path.split("\\.");
            for (var i = 0; i < names.length - 1; i++) {
                at = child(at, names[i]);
            }
            at.put(names.length == 0 ? path : names[names.length - 1], value);
        });
        return out;
    }

    @SuppressWarnings("unchecked")
    private static LinkedHashMap<String, @Nullable Object> child(
            LinkedHashMap<String, @Nullable Object> parent, String name) {
        var found = parent.get(name);
        if (found instanceof LinkedHashMap<?, ?> map) {
            return (LinkedHashMap<String, @Nullable Object>) map;
        }
        var made = new LinkedHashMap<String, @Nullable Object>();
        parent.put(name, made);
        return made;
    }

    private String form(Map<String, @Nullable Object> fields) {
        var flat = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> flatten(flat, name, value));
        return flat.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    // A nested field keeps its path (address.zip) as its name. A form cannot say null, so absent fields are left out.
    private void flatten(Map<String, String> flat, String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> map.forEach((key, inner) -> flatten(flat, name + "." + key, inner));
            case Iterable<?> list -> flat.put(name, json.writeValueAsString(list));
            default -> flat.put(name, Digits.writeText(value));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(c -> c < ' ' || c == 0x7f);
    }

    private String stored(DeliveryJob job, TargetUrl.Target target, Body format, Map<String, String> headers) {
        var out = new StringBuilder("POST ").append(withoutQuery(target.uri())).append('\n');
        headers.forEach((name, value) ->
                out.append(name).append(": ").append(shown(name, value, job)).append('\n'));
        var body = body(job.masked(), format);
        var readable =
                switch (format) {
                    case JSON -> body;
                    case FORM ->
                        body.replace(encode("‹redacted:"), "‹redacted:").replace(encode("›"), "›");
                };
        return Redaction.storable(out.append('\n').append(readable).toString());
    }

    private static String shown(String name, String value, DeliveryJob job) {
        var hidden =
                name.equals("idempotency-key") ? false : TELLING.matcher(name).find();
        var secrets = new LinkedHashSet<>(job.secrets());
        return hidden || secrets.stream().anyMatch(value::contains) ? Redaction.mark(name) : value;
    }

    private static String withoutQuery(URI uri) {
        var text = uri.toString();
        var mark = text.indexOf('?');
        return mark < 0 ? text : text.substring(0, mark) + "?" + Redaction.mark("query");
    }
}
