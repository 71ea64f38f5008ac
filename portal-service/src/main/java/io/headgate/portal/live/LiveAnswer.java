package io.headgate.portal.live;

import java.util.Map;
import org.springframework.http.ResponseEntity;

/**
 * The answer of a change that has nothing else to say.
 *
 * @param live where it is live by now
 */
public record LiveAnswer(Map<String, Boolean> live) {

    /** 204 when it is live wherever it matters; 202 with the places otherwise: kept, and not in force everywhere yet. */
    public static ResponseEntity<LiveAnswer> answerOf(RolloutCheck.Report report) {
        return report.everywhere()
                ? ResponseEntity.noContent().build()
                : ResponseEntity.accepted().body(new LiveAnswer(report.live()));
    }
}
