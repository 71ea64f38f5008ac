package io.headgate.intake.submission;

import io.headgate.intake.core.reading.FlatBody;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON, form and query submissions of at most 256 KiB; anything else is a problem, never an exception of a parser. */
@Component
class BodyReader {

    static final int LIMIT = 256 * 1024;

    private static final int HEX = 16;
    private static final String FORM_SIGNS = "aZ09%&=+[]._-";
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^;\"]*)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARSET_NAME = Pattern.compile("[A-Za-z0-9._:+-]{1,40}");
    private static final int MAX_DEPTH = 24;
    private static final int MAX_FIELDS = 2_000;
    private static final int MAX_PAIRS = 2_000;
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(400)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The request's body in one level of dotted names. */
    FlatBody read(HttpServletRequest request) {
        var type = contentType(request);
        var body = bytes(request);
        var charset = type.charset();
        return flat(type.form() ? form(body, charset == null ? StandardCharsets.UTF_8 : charset) : json(body, charset));
    }

    /** The query's parameters, and the body's fields where there is a body; the body wins. */
    FlatBody readWithQuery(HttpServletRequest request) {
        var query = request.getQueryString();
        var fields = new LinkedHashMap<String, Object>(
                flat(form((query == null ? "" : query).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                        .fields());
        if (hasBody(request)) {
            fields.putAll(read(request).fields());
        }
        return new FlatBody(fields);
    }

    private static FlatBody flat(Map<String, @Nullable Object> fields) {
        try {
            var flat = FlatBody.of(fields);
            if (flat.fields().size() > MAX_FIELDS) {
                throw tooWide();
            }
            return flat;
        } catch (FlatBody.TooWideException e) {
            throw tooWide();
        }
    }

    private static ProblemException tooWide() {
        return malformed("The body has more than %d fields, or a name of absurd length.".formatted(MAX_FIELDS));
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /** What the body is: a form or JSON, in the named charset if one was named. */
    private record Type(boolean form, @Nullable Charset charset) {}

    private static Type contentType(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
            throw unsupported();
        }
        var header = request.getContentType();
        var named = header == null ? null : CHARSET.matcher(header);
        var charset = named != null && named.find() ? charset(named.group(1)) : null;
        try {
            var type = header == null
                    ? MediaType.APPLICATION_OCTET_STREAM
                    : MediaType.parseMediaType(CHARSET.matcher(header).replaceAll(""));
            if (isForm(type) || isJson(type)) {
                if (isForm(type) && charset != null && !writesAscii(charset)) {
                    throw unsupportedCharset(charset.name());
                }
                return new Type(isForm(type), charset);
            }
        } catch (InvalidMediaTypeException e) {
            throw unsupported();
        }
        throw unsupported();
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name.strip());
        } catch (IllegalArgumentException e) {
            throw unsupportedCharset(name.strip());
        }
    }

    // A form's own signs must be where they are in ASCII; a text in UTF-16, say, has them elsewhere.
    private static boolean writesAscii(Charset charset) {
        return charset.canEncode()
                && Arrays.equals(FORM_SIGNS.getBytes(charset), FORM_SIGNS.getBytes(StandardCharsets.US_ASCII));
    }

    private static ProblemException unsupportedCharset(String name) {
        var shown = CHARSET_NAME.matcher(name).matches() ? "The charset " + name : "The charset of the content type";
        return new ProblemException(ProblemCode.UNSUPPORTED_CHARSET, shown + " cannot be read here; UTF-8 always can.");
    }

    private static boolean isForm(MediaType type) {
        return type.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED);
    }

    private static boolean isJson(MediaType type) {
        return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON) || "json".equals(type.getSubtypeSuffix());
    }

    private static ProblemException unsupported() {
        return new ProblemException(
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                "Send application/json or application/x-www-form-urlencoded without content encoding. XML and"
                        + " multipart are not accepted by this version.");
    }

    private static byte[] bytes(HttpServletRequest request) {
        if (request.getContentLengthLong() > LIMIT) {
            throw tooLarge();
        }
        try {
            // One byte more than allowed is enough to know; a chunked body never says its length.
            var body = request.getInputStream().readNBytes(LIMIT + 1);
            if (body.length > LIMIT) {
                throw tooLarge();
            }
            return body;
        } catch (IOException e) {
            throw malformed("The body could not be read to its end.");
        }
    }

    private static ProblemException tooLarge() {
        return new ProblemException(ProblemCode.CONTENT_TOO_LARGE, "The body must have at most 256 KiB.");
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemCode.MALFORMED_BODY, detail);
    }

    private Map<String, @Nullable Object> json(byte[] body, @Nullable Charset charset) {
        try {
            var fields = charset == null
                    ? mapper.readValue(body, OBJECT)
                    : mapper.readValue(withoutMark(decoded(body, charset)), OBJECT);
            if (fields == null) {
                throw malformed("The body must be a JSON object.");
            }
            return fields;
        } catch (JacksonException | ArithmeticException | IllegalArgumentException e) {
            throw malformed("The body must be one JSON object, with each name once and at most %d levels."
                    .formatted(MAX_DEPTH));
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Never with a replacement character: a name that was altered silently is worse than none. */
    private static String decoded(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("The body is not what its charset (%s) can hold.".formatted(charset.name()));
        }
    }

    private static Map<String, @Nullable Object> form(byte[] body, Charset charset) {
        // One sign for each byte, so that bytes and escapes of one letter may be mixed.
        var text = new String(body, StandardCharsets.ISO_8859_1);
        var fields = new LinkedHashMap<String, @Nullable Object>();
        var pairs = text.split("&", MAX_PAIRS + 1);
        if (pairs.length > MAX_PAIRS) {
            throw tooWide();
        }
        for (var pair : pairs) {
            var cut = pair.indexOf('=');
            if (!pair.isEmpty()) {
                var name = withoutMark(unescaped(cut < 0 ? pair : pair.substring(0, cut), charset));
                fields.merge(name, unescaped(cut < 0 ? "" : pair.substring(cut + 1), charset), BodyReader::both);
            }
        }
        return fields;
    }

    // A repeated form field is a list: right for consent.sellers[], reported as a wrong type elsewhere.
    private static Object both(Object first, Object second) {
        if (first instanceof Repeated repeated) {
            repeated.add(second);
            return repeated;
        }
        var repeated = new Repeated();
        repeated.add(first);
        repeated.add(second);
        return repeated;
    }

    /** The values of one repeated field; a type of its own, so that the next repeat can be added to it in place. */
    private static final class Repeated extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;
    }

    private static String unescaped(String text, Charset charset) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '%') {
                var high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), HEX) : -1;
                var low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), HEX);
                if (low < 0) {
                    throw malformed("The form encoding is broken.");
                }
                bytes.write(high * HEX + low);
                i += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return decoded(bytes.toByteArray(), charset);
    }
}
