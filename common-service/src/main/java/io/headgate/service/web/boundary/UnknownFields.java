package io.headgate.service.web.boundary;

import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/**
 * Refuses a request body with a field that its record does not have, naming every such field. Only bodies of requests:
 * what the same mapper reads elsewhere may be newer than this service and stays readable.
 */
@RestControllerAdvice
class UnknownFields extends RequestBodyAdviceAdapter {

    private static final ThreadLocal<@Nullable List<String>> READ = new ThreadLocal<>();

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        READ.set(new ArrayList<>());
        return message;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        var unknown = READ.get();
        READ.remove();
        if (unknown == null || unknown.isEmpty()) {
            return body;
        }
        throw new ProblemException(
                ProblemCode.UNKNOWN_FIELD,
                "The body names fields that this call does not have.",
                unknown.stream()
                        .map(field -> new FieldProblem(field, "UNKNOWN_FIELD", "This call has no such field."))
                        .toList());
    }

    /** Notes what a request's body holds too much, so that all of it can be named at once. */
    static final class Noting extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                @Nullable ValueDeserializer<?> deserializer,
                Object beanOrClass,
                String name) {
            var unknown = READ.get();
            if (unknown == null) {
                return false;
            }
            unknown.add(path(context.getParser(), parser, name));
            parser.skipChildren();
            return true;
        }

        /** A record's unknown fields are replayed from a buffer once the whole reader stands at the record's end. */
        private static String path(@Nullable JsonParser whole, JsonParser parser, String name) {
            var context = parser.streamReadContext();
            var holder = whole != null && whole != parser
                    ? whole.streamReadContext()
                    : parser.currentToken().isStructStart()
                            ? context.getParent().getParent()
                            : context.getParent();
            var pointer = holder.pathAsPointer().toString() + "/" + name;
            return pointer.substring(1).replaceAll("(^|/)(\\d+)(?=/)", "[$2]").replace('/', '.');
        }
    }
}
