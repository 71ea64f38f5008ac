package io.headgate.messaging.event;

import io.headgate.model.config.Area;
import io.headgate.model.portal.v1.ConfigPublished;
import io.headgate.model.shared.Event;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON form of events: snake_case, RFC 3339 times, unknown fields ignored so that additive change is safe. */
public final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Area.class, ZipInterner.OfArea.class)
            .annotationIntrospector(new CompactConfigCodec())
            .build();

    private EventJson() {}

    /** The mapper itself, for payloads that are stored beside the events in the same form. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    public static byte[] write(Event event) {
        var payload = MAPPER.writeValueAsBytes(event);
        if (event instanceof ConfigPublished version) {
            ConfigVersionCache.written(payload, version);
        }
        return payload;
    }

    /**
     * Reads a payload. A version of the configuration that this process holds already is not read again.
     *
     * @throws tools.jackson.core.JacksonException when it is not of that shape
     */
    public static <E extends Event> E read(byte[] payload, Class<E> type) {
        return type == ConfigPublished.class ? type.cast(ConfigVersionCache.read(payload)) : parse(payload, type);
    }

    static <E extends Event> E parse(byte[] payload, Class<E> type) {
        return MAPPER.readValue(payload, type);
    }
}
