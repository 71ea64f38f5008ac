package io.headgate.delivery.http;

import io.headgate.delivery.core.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads an answer whatever it is made of: at most 64 KiB, any charset, JSON or not. */
final class AnswerReader {

    private static final int CHUNK = 8192;
    private static final Duration FOREVER = Duration.ofDays(3650);

    private final JsonMapper json = JsonMapper.builder().build();
    private final Clock clock;

    AnswerReader(Clock clock) {
        this.clock = clock;
    }

    Answer read(ClassicHttpResponse response) {
        var bytes = new ByteArrayOutputStream();
        var complete = readBody(response.getEntity(), bytes);
        var body = bytes.toString(charset(response.getEntity()));
        return new Answer(response.getCode(), retryAfter(response), body, complete ? tree(body) : null, complete);
    }

    private static boolean readBody(@Nullable HttpEntity entity, ByteArrayOutputStream bytes) {
        if (entity == null) {
            return true;
        }
        try {
            var in = entity.getContent();
            var chunk = new byte[CHUNK];
            int count;
            while ((count = in.read(chunk)) >= 0) {
                bytes.write(chunk, 0, Math.min(count, EndpointHttpClient.LARGEST_ANSWER - bytes.size()));
                if (bytes.size() == EndpointHttpClient.LARGEST_ANSWER) {
                    // Not closing the stream: closing would read the rest. The response's close drops the connection.
                    return false;
                }
            }
            return true;
        } catch (IOException | RuntimeException e) {
            // The status stands, and what came of the body is still evidence.
            return false;
        }
    }

    private static Charset charset(@Nullable HttpEntity entity) {
        try {
            var type = entity == null ? null : ContentType.parseLenient(entity.getContentType());
            return type == null || type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
        } catch (RuntimeException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private @Nullable Object tree(String body) {
        var text = body.strip();
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return null;
        }
        try {
            return json.readValue(text, Object.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    private @Nullable Duration retryAfter(ClassicHttpResponse response) {
        var header = response.getFirstHeader("Retry-After");
        if (header == null || header.getValue() == null) {
            return null;
        }
        var value = header.getValue().strip();
        if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return value.length() > 9 ? FOREVER : Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            var at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            var wait = Duration.between(clock.instant(), at);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
