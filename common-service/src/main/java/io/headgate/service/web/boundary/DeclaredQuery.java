package io.headgate.service.web.boundary;

import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a query parameter that the called handler does not declare, naming each: what is ignored silently was
 * meant by somebody. A handler declares by {@code @RequestParam}, or by a record of parameters.
 */
class DeclaredQuery implements HandlerInterceptor {

    private static final String OURS = "io.headgate.";

    private final ParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var query = request.getQueryString();
        if (query == null
                || query.isEmpty()
                || request.getDispatcherType() != DispatcherType.REQUEST
                || !(handler instanceof HandlerMethod called)
                || takesAnything(called)) {
            return true;
        }
        var declared = known.computeIfAbsent(called.getMethod(), _ -> declared(called));
        var unknown = named(query);
        unknown.removeAll(declared);
        if (unknown.isEmpty()) {
            return true;
        }
        var may = declared.isEmpty()
                ? "This call takes no parameters."
                : "This call takes " + String.join(", ", new TreeSet<>(declared)) + ".";
        throw new ProblemException(
                ProblemCode.UNKNOWN_PARAMETER,
                "The request names parameters that this call does not have.",
                unknown.stream()
                        .map(name -> new FieldProblem(name, "UNKNOWN_PARAMETER", may))
                        .toList());
    }

    private static boolean takesAnything(HandlerMethod called) {
        return !called.getBeanType().getName().startsWith(OURS)
                || called.hasMethodAnnotation(AnyQuery.class)
                || called.getBeanType().isAnnotationPresent(AnyQuery.class);
    }

    /** The names in the query itself: {@code getParameterMap} would read a form in the body as well. */
    private static Set<String> named(String query) {
        var found = new LinkedHashSet<String>();
        for (var pair : query.split("&")) {
            var name = pair.split("=", 2)[0];
            if (!pair.isEmpty()) {
                found.add(decoded(name));
            }
        }
        return found;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    private Set<String> declared(HandlerMethod called) {
        var found = new LinkedHashSet<String>();
        for (var parameter : called.getMethodParameters()) {
            parameter.initParameterNameDiscovery(names);
            var asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null) {
                found.add(name(parameter, asked));
            } else if (bindsRecord(parameter)) {
                Arrays.stream(parameter.getParameterType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(found::add);
            }
        }
        return Set.copyOf(found);
    }

    /** Only Spring's own annotations say that a record comes from elsewhere; a validator's or a document's do not. */
    private static boolean bindsRecord(MethodParameter parameter) {
        return parameter.getParameterType().isRecord()
                && (parameter.hasParameterAnnotation(ModelAttribute.class)
                        || Arrays.stream(parameter.getParameterAnnotations())
                                .noneMatch(found ->
                                        found.annotationType().getName().startsWith("org.springframework.")));
    }

    private static String name(MethodParameter parameter, RequestParam asked) {
        if (!asked.name().isEmpty()) {
            return asked.name();
        }
        @Nullable String own = parameter.getParameterName();
        return own == null ? "" : own;
    }
}
