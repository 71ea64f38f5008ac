package io.headgate.config.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of one record of the document, and how to take such a record apart and to make one. */
public final class RecordShape {

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    /** One component: its key in the document, its type, and whether the document must give it. */
    public record Part(String key, Type type, boolean required, Method accessor) {

        @Nullable
        public Object of(Object owner) {
            try {
                return accessor.invoke(owner);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final List<Part> parts;
    private final Constructor<?> constructor;

    private RecordShape(Class<?> type) {
        var components = type.getRecordComponents();
        var found = new ArrayList<Part>();
        for (var component : components) {
            found.add(part(component));
        }
        parts = List.copyOf(found);
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    public static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    public List<Part> parts() {
        return parts;
    }

    Optional<Part> part(String key) {
        return parts.stream().filter(part -> part.key().equals(key)).findFirst();
    }

    List<String> keys() {
        return parts.stream().map(Part::key).toList();
    }

    Object make(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same record with nothing but what must be given: whoever equals it in a component says nothing there. */
    Object bare(Object owner) {
        var values = new @Nullable Object[parts.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = parts.get(i).required() ? parts.get(i).of(owner) : null;
        }
        return make(values);
    }

    // The annotations of a record's component are also found at its accessor, which is where Jackson looks.
    private static Part part(RecordComponent component) {
        var annotation = component.getAccessor().getAnnotation(JsonProperty.class);
        var key = annotation == null || annotation.value().isEmpty() ? component.getName() : annotation.value();
        return new Part(
                key, component.getGenericType(), annotation != null && annotation.required(), component.getAccessor());
    }
}
