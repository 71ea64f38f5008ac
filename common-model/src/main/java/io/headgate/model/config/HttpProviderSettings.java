package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A provider that one HTTP request asks. URL, header values and body are templates: a field in braces stands for the
 * lead's value, and {@code {secret}} for what the provider's secret_ref names. An answer that matches nothing counts as
 * no answer.
 *
 * @param format what the body is, which decides how values are escaped in it
 * @param failWhen the answers that mean FAIL; looked at first
 * @param flagWhen the answers that mean FLAG
 * @param passWhen the answers that mean PASS; looked at last
 * @param data what to keep of an answer: our name for it, and where it stands
 */
public record HttpProviderSettings(
        HttpVerb method,
        @JsonProperty(value = "url", required = true) String url,
        Map<String, String> headers,
        BodyFormat format,
        @Nullable String body,
        @JsonProperty("fail_when") List<AnswerMatch> failWhen,
        @JsonProperty("flag_when") List<AnswerMatch> flagWhen,
        @JsonProperty("pass_when") List<AnswerMatch> passWhen,
        Map<String, String> data) {

    public HttpProviderSettings {
        Objects.requireNonNull(url, "url");
        method = method == null ? HttpVerb.POST : method;
        headers = headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        format = format == null ? BodyFormat.JSON : format;
        failWhen = failWhen == null ? List.of() : List.copyOf(failWhen);
        flagWhen = flagWhen == null ? List.of() : List.copyOf(flagWhen);
        passWhen = passWhen == null ? List.of() : List.copyOf(passWhen);
        data = data == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }
}
