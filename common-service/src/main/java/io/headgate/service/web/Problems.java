package io.headgate.service.web;

import io.headgate.messaging.event.TraceContext;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Builds problem+json answers of one shape: type, title, status, detail, code and, for bad fields, errors. */
public final class Problems {

    private Problems() {}

    public static ResponseEntity<Object> of(ProblemException problem) {
        return answer(
                problem.status(),
                problem.code(),
                problem.detail(),
                problem.errors(),
                problem.more(),
                problem.retryAfter(),
                HttpHeaders.EMPTY);
    }

    public static ResponseEntity<Object> answer(
            HttpStatusCode status,
            String code,
            String detail,
            List<FieldProblem> errors,
            Map<String, Object> more,
            @Nullable Duration retryAfter,
            HttpHeaders headers) {
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create(
                "https://headgate.dev/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
        // By itself the framework names the request's path here, in which a posting token may stand.
        body.setInstance(
                URI.create("urn:headgate:request:" + TraceContext.current().traceId()));
        body.setProperty("code", code);
        if (!errors.isEmpty()) {
            body.setProperty("errors", errors);
        }
        more.forEach(body::setProperty);
        var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                answer.header(name, values.toArray(String[]::new));
            }
        });
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        return answer.body(body);
    }
}
