package io.headgate.portal.config;

import io.headgate.messaging.event.EventJson;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;

/** Passes a peer's refusals on to the caller, and says plainly when a peer does not answer. */
public final class PeerAnswers {

    private record Problem(
            @Nullable String code,
            @Nullable String detail,
            @Nullable List<FieldProblem> errors) {}

    private static final Logger LOG = LoggerFactory.getLogger(PeerAnswers.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private PeerAnswers() {}

    /** The answer of a call to a peer; a refusal of the peer becomes ours. */
    public static <T extends @Nullable Object> T answerOf(String peer, Supplier<T> call) {
        try {
            return call.get();
        } catch (RestClientResponseException e) {
            var status = HttpStatus.resolve(e.getStatusCode().value());
            if (status == null || !status.is4xxClientError() || status == HttpStatus.UNAUTHORIZED) {
                throw silent(peer, e);
            }
            throw refusal(status, e.getResponseBodyAsString());
        } catch (RestClientException e) {
            throw silent(peer, e);
        }
    }

    private static ProblemException refusal(HttpStatus status, String body) {
        try {
            var problem = EventJson.mapper().readValue(body, Problem.class);
            return ProblemException.passedOn(
                    status,
                    problem.code() == null ? status.name() : problem.code(),
                    problem.detail() == null ? status.getReasonPhrase() + "." : problem.detail(),
                    problem.errors() == null ? List.of() : problem.errors());
        } catch (JacksonException e) {
            return ProblemException.passedOn(status, status.name(), status.getReasonPhrase() + ".", List.of());
        }
    }

    private static ProblemException silent(String peer, RestClientException failure) {
        LOG.warn("{} does not answer: {}", peer, failure.getClass().getSimpleName());
        return new ProblemException(
                ProblemCode.PEER_UNAVAILABLE,
                "The " + peer + " service does not answer at the moment.",
                List.of(),
                RETRY);
    }
}
