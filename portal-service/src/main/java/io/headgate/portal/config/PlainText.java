package io.headgate.portal.config;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Keeps the NUL character out of bodies: no person types it and PostgreSQL cannot store it. */
@Configuration
class PlainText {

    private static final char NUL = '\0';

    @Bean
    JacksonModule withoutNul() {
        return new SimpleModule("without-nul").addDeserializer(String.class, new RefusesNul());
    }

    private static final class RefusesNul extends StdDeserializer<String> {

        RefusesNul() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
            var text = StringDeserializer.instance.deserialize(parser, context);
            return text == null || text.indexOf(NUL) < 0
                    ? text
                    : context.reportInputMismatch(String.class, "a text holds no NUL character");
        }
    }
}
