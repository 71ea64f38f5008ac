package io.headgate.service.web;

import org.springframework.http.HttpStatus;

/**
 * The codes of refusals, each with its HTTP status. Programs of others compare them: a code is never renamed, and its
 * status never changes. Which field is wrong is said by the problem's {@code errors}.
 */
public enum ProblemCode {
    BAD_CURSOR(HttpStatus.BAD_REQUEST, "The cursor is not one that a list of routing gave."),
    BAD_IDEMPOTENCY_KEY(HttpStatus.BAD_REQUEST, "The Idempotency-Key is not 1 to 255 printable ASCII characters."),
    BAD_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter, or a cursor, has the wrong form or range."),
    BAD_PREFER(HttpStatus.BAD_REQUEST, "The Prefer header asks for something that cannot be had."),
    MALFORMED_BODY(HttpStatus.BAD_REQUEST, "The body cannot be read as its content type."),
    UNKNOWN_FIELD(HttpStatus.BAD_REQUEST, "The body names fields that the call does not have."),
    UNKNOWN_PARAMETER(HttpStatus.BAD_REQUEST, "The query names parameters that the call does not have."),
    BAD_CREDENTIALS(HttpStatus.UNAUTHORIZED, "The user name or the password is wrong."),
    UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "The key or the session is missing, unknown or revoked."),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Nobody is logged in, and there is no valid access token."),
    CLIENT_NOT_CONFIGURED(
            HttpStatus.FORBIDDEN, "The key belongs to a client that the live configuration does not have."),
    CSRF(HttpStatus.FORBIDDEN, "The session's CSRF token is missing or old."),
    FORBIDDEN(HttpStatus.FORBIDDEN, "The role does not allow the call."),
    SECRET_NEEDS_ADMIN(HttpStatus.FORBIDDEN, "Only an administrator decides which secret goes where."),
    DELIVERY_UNKNOWN(HttpStatus.NOT_FOUND, "There is no such delivery."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing, or it is not the caller's."),
    DELIVERY_UNDER_WAY(HttpStatus.CONFLICT, "An attempt of the delivery is under way."),
    DELIVERY_WENT_BACK(HttpStatus.CONFLICT, "The lead went back to routing; another endpoint may have it."),
    DRAFT_HAS_CHANGES(HttpStatus.CONFLICT, "The draft has changes that are not published."),
    IDEMPOTENCY_CONFLICT(HttpStatus.CONFLICT, "The key came before with another body."),
    LAST_ADMIN(HttpStatus.CONFLICT, "One administrator must remain."),
    NOT_RUNNING(HttpStatus.CONFLICT, "The replay is not running any more."),
    NOT_UNCONFIRMED(HttpStatus.CONFLICT, "The outcome of the delivery is certain already, or not known yet."),
    NOT_WAITING(HttpStatus.CONFLICT, "The lead does not wait for this."),
    REPLAY_RUNNING(HttpStatus.CONFLICT, "Another replay is running."),
    SECRET_IN_USE(HttpStatus.CONFLICT, "The live configuration uses the secret."),
    STILL_HELD(HttpStatus.CONFLICT, "The lead was decided again and waits on."),
    USER_EXISTS(HttpStatus.CONFLICT, "There is a user of the name."),
    DRAFT_CHANGED(HttpStatus.PRECONDITION_FAILED, "Somebody else changed the draft meanwhile."),
    CONTENT_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body has more than 256 KiB."),
    DOCUMENT_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The document is too large to be kept, or (422) to be published."),
    UNSUPPORTED_CHARSET(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body's charset cannot be read."),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body's content type or encoding cannot be read."),
    DOCUMENT_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "The configuration has errors; each is named."),
    DOCUMENT_UNREADABLE(HttpStatus.UNPROCESSABLE_CONTENT, "The document cannot be read; nothing was stored."),
    MOMENT_NOT_AVAILABLE(HttpStatus.UNPROCESSABLE_CONTENT, "The state at that moment is not kept any more."),
    NOT_ALLOWED(HttpStatus.UNPROCESSABLE_CONTENT, "A value is none of those that may stand there."),
    REQUEST_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "Some fields are not right; each is named."),
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "More requests than agreed; Retry-After says when to come back."),
    TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS, "Too many log-ins; Retry-After says when to come back."),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side."),
    PEER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Another service of the platform does not answer."),
    REPLAY_NOT_NOW(HttpStatus.SERVICE_UNAVAILABLE, "The delivery cannot be sent at the moment."),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "This cannot be made durable at the moment; nothing was kept.");

    private final HttpStatus status;
    private final String meaning;

    ProblemCode(HttpStatus status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    public HttpStatus status() {
        return status;
    }

    public String meaning() {
        return meaning;
    }
}
