package io.headgate.messaging.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.headgate.model.config.ConfigDocument;
import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Leaves out of the configuration's records what is empty or absent, which the records take for the same when they are
 * read. It is two fifths of a large network, and every service fetches, keeps and reads all of it.
 */
final class CompactConfigCodec extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;
    private static final JsonInclude.Value PRESENT = JsonInclude.Value.construct(Include.NON_NULL, Include.ALWAYS);
    private static final JsonInclude.Value NOT_EMPTY = JsonInclude.Value.construct(Include.NON_EMPTY, Include.ALWAYS);

    @Override
    public JsonInclude.Value findPropertyInclusion(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedMember member && isOfConfiguration(member.getDeclaringClass())
                ? inclusion(member.getRawType())
                : super.findPropertyInclusion(config, annotated);
    }

    private static boolean isOfConfiguration(Class<?> owner) {
        return owner.isRecord() && owner.getPackage() == ConfigDocument.class.getPackage();
    }

    // A text that is empty says something; a list or a mapping that is empty does not.
    private static JsonInclude.Value inclusion(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type) ? NOT_EMPTY : PRESENT;
    }
}
