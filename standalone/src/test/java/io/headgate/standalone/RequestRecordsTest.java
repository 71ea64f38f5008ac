package io.headgate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What is missing in a request is missing: a primitive would quietly be zero or false. */
class RequestRecordsTest {

    private static final String CONTRACTS = "io.headgate.model.";

    @Test
    void noRecordOfARequestHasAPrimitive() throws IOException, ClassNotFoundException {
        var bodies = bodies();
        var seen = new HashSet<Class<?>>();
        var primitives = new TreeSet<String>();

        bodies.forEach(body -> walk(body, seen, primitives));

        assertThat(bodies).hasSizeGreaterThan(20);
        assertThat(seen).hasSizeGreaterThan(15);
        assertThat(primitives).isEmpty();
    }

    private static List<Type> bodies() throws IOException, ClassNotFoundException {
        var metadata = new CachingMetadataReaderFactory();
        var found = new ArrayList<Type>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:io/headgate/**/*.class")) {
            var reader = metadata.getMetadataReader(file);
            if (reader.getAnnotationMetadata().hasAnnotation(RestController.class.getName())) {
                var controller = Class.forName(reader.getClassMetadata().getClassName());
                for (var method : controller.getDeclaredMethods()) {
                    Stream.of(method.getParameters())
                            .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class)
                                    || parameter.isAnnotationPresent(ModelAttribute.class))
                            .forEach(parameter -> found.add(parameter.getParameterizedType()));
                }
            }
        }
        return found;
    }

    private static void walk(Type type, Set<Class<?>> seen, Set<String> primitives) {
        switch (type) {
            case ParameterizedType several -> {
                walk(several.getRawType(), seen, primitives);
                for (var argument : several.getActualTypeArguments()) {
                    walk(argument, seen, primitives);
                }
            }
            case WildcardType any -> walk(any.getUpperBounds()[0], seen, primitives);
            case Class<?> one when one.isArray() -> walk(one.getComponentType(), seen, primitives);
            // Written whole by a service of ours: facts, and the published document, which has a strict reader of
            // its own.
            case Class<?> one when one.getPackageName().startsWith(CONTRACTS) -> {}
            case Class<?> one
            when one.isRecord() && seen.add(one) -> {
                for (var component : one.getRecordComponents()) {
                    if (component.getType().isPrimitive()) {
                        primitives.add(one.getName() + "." + component.getName());
                    }
                    walk(component.getGenericType(), seen, primitives);
                }
            }
            default -> {}
        }
    }
}
