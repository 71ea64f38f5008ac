package io.headgate.service.web;

import io.headgate.model.shared.ReasonCode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A refusal at the HTTP boundary: becomes an RFC 9457 problem. Inside the core a refusal is a value, not this. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient List<FieldProblem> errors;
    private final transient Map<String, Object> more = new LinkedHashMap<>();
    private final @Nullable Duration retryAfter;

    public ProblemException(ProblemCode code, String detail) {
        this(code, detail, List.of());
    }

    public ProblemException(ProblemCode code, String detail, List<FieldProblem> errors) {
        this(code.status(), code.name(), detail, errors, null);
    }

    public ProblemException(ProblemCode code, String detail, List<FieldProblem> errors, @Nullable Duration retryAfter) {
        this(code.status(), code.name(), detail, errors, retryAfter);
    }

    private ProblemException(
            HttpStatus status, String code, String detail, List<FieldProblem> errors, @Nullable Duration retryAfter) {
        super(detail);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** A refusal whose code is that of a decision about the lead, in the words that everybody may read. */
    public static ProblemException of(HttpStatus status, ReasonCode code, List<FieldProblem> errors) {
        return new ProblemException(status, code.name(), code.publicMeaning(), errors, null);
    }

    /** A refusal with a status or code that somebody else chose, such as that of a peer which is passed on. */
    public static ProblemException passedOn(HttpStatus status, String code, String detail, List<FieldProblem> errors) {
        return new ProblemException(status, code, detail, errors, null);
    }

    /** Adds a member to the problem, such as {@code lead_id}. */
    public ProblemException with(String member, Object value) {
        more.put(member, value);
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    Map<String, Object> more() {
        return more;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
