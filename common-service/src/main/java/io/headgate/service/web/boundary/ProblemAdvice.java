package io.headgate.service.web.boundary;

import io.headgate.messaging.database.DatabaseTrouble;
import io.headgate.service.web.BrokenAnswerException;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import io.headgate.service.web.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Turns every exception that reaches the boundary into a problem. What an outsider reads never holds a class name, SQL
 * or a value of theirs; the log holds the cause.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Duration DATABASE_RETRY = Duration.ofSeconds(5);

    @ExceptionHandler(ProblemException.class)
    ResponseEntity<Object> refusal(ProblemException problem) {
        return Problems.of(problem);
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Object> database(Exception failure) {
        if (!DatabaseTrouble.isOutage(failure)) {
            return bug(failure);
        }
        LOG.warn("the database does not answer: {}", failure.getClass().getSimpleName());
        return Problems.of(new ProblemException(
                ProblemCode.UNAVAILABLE,
                "This cannot be made durable at the moment. Nothing was kept; please repeat.",
                List.of(),
                DATABASE_RETRY));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> bug(Exception failure) {
        LOG.error("unexpected failure", failure);
        return Problems.of(new ProblemException(ProblemCode.INTERNAL_ERROR, "Something went wrong on our side."));
    }

    /** Left to the server, which closes the connection of an answer that was begun. */
    @ExceptionHandler(BrokenAnswerException.class)
    ResponseEntity<Object> broken(BrokenAnswerException failure) {
        throw failure;
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<Object> badParameter(MethodArgumentTypeMismatchException failure) {
        return Problems.of(new ProblemException(
                ProblemCode.BAD_PARAMETER,
                "A request parameter has the wrong form.",
                List.of(new FieldProblem(failure.getName(), "WRONG_TYPE", "The value has the wrong form."))));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (@Nullable Throwable t = ex; t != null; t = t.getCause()) {
            if (t instanceof BodyLimitFilter.BodyTooLargeException) {
                return Problems.of(
                        new ProblemException(ProblemCode.CONTENT_TOO_LARGE, "The body must have at most 256 KiB."));
            }
        }
        return Problems.of(new ProblemException(
                ProblemCode.MALFORMED_BODY, "The body cannot be read as the declared content type.", wrongType(ex)));
    }

    /** The field whose value is of another type than the call takes, where the reader can tell. */
    private static List<FieldProblem> wrongType(HttpMessageNotReadableException failure) {
        return failure.getCause() instanceof MismatchedInputException mismatch
                        && !mismatch.getPath().isEmpty()
                ? List.of(new FieldProblem(field(mismatch.getPath()), "WRONG_TYPE", "The value has the wrong form."))
                : List.of();
    }

    private static String field(List<JacksonException.Reference> path) {
        var text = new StringBuilder();
        for (var step : path) {
            if (step.getPropertyName() == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return text.toString();
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception ex, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            LOG.error("unexpected failure", ex);
        }
        var known = HttpStatus.resolve(status.value());
        var code = known == null ? "HTTP_" + status.value() : known.name();
        var detail = known == null ? "The request was refused." : known.getReasonPhrase() + ".";
        return Problems.answer(status, code, detail, List.of(), Map.of(), null, headers);
    }
}
