package io.headgate.routing.journal;

import io.headgate.messaging.event.EventJson;
import io.headgate.messaging.event.Sha256;
import io.headgate.model.config.ConfigDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something large that many entries refer to, named by what it holds.
 *
 * @param stored compressed JSON
 */
public record JournalContent(long id, byte[] stored) {

    // The same content must have the same name in every copy of the service.
    private static final JsonMapper MAPPER = EventJson.mapper()
            .rebuild()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** A configuration as a version. */
    public record Network(int version, ConfigDocument document) {}

    static JournalContent of(Object value) {
        var json = MAPPER.writeValueAsBytes(value);
        return new JournalContent(Sha256.number(json), zipped(json));
    }

    <T> T readAs(Class<T> type) {
        return MAPPER.readValue(unzipped(stored), type);
    }

    static byte[] zipped(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] unzipped(byte[] bytes) {
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return zip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
