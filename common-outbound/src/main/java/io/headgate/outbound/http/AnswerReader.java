package io.headgate.outbound.http;

import io.headgate.outbound.core.HttpAnswer;
import io.headgate.outbound.core.RetryAfter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads an answer whatever it is made of: at most 64 KiB, any charset, compressed or not, JSON or not. */
public final class AnswerReader {

    private static final int CHUNK = 8192;

    // Strict: what two readers could read differently, such as a name that stands twice, is not read at all.
    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final Clock clock;

    public AnswerReader(Clock clock) {
        this.clock = clock;
    }

    /** Reads the answer to its end or to the limit; never throws for what the receiver sent. */
    public HttpAnswer read(ClassicHttpResponse response) {
        var entity = response.getEntity();
        var bytes = new ByteArrayOutputStream();
        var complete = readBody(entity, bytes);
        var plain = AnswerBytes.unpacked(bytes.toByteArray(), entity == null ? null : entity.getContentEncoding());
        var body = AnswerBytes.decodeText(plain.bytes(), entity == null ? null : entity.getContentType());
        var retryAfter = RetryAfter.read(header(response, "Retry-After"), header(response, "Date"), clock.instant());
        if (!complete || !plain.whole()) {
            return new HttpAnswer(response.getCode(), retryAfter, body, null, HttpAnswer.Form.BROKEN_OFF);
        }
        if (body.isEmpty()) {
            return new HttpAnswer(response.getCode(), retryAfter, body, null, HttpAnswer.Form.EMPTY);
        }
        try {
            var tree = json.readValue(body, Object.class);
            return new HttpAnswer(response.getCode(), retryAfter, body, tree, HttpAnswer.Form.JSON);
        } catch (JacksonException e) {
            return new HttpAnswer(response.getCode(), retryAfter, body, null, HttpAnswer.Form.TEXT);
        }
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        var header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
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
                bytes.write(chunk, 0, Math.min(count, OutboundHttpClient.LARGEST_ANSWER - bytes.size()));
                if (bytes.size() == OutboundHttpClient.LARGEST_ANSWER) {
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
}
