package io.headgate.portal.pause;

import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.model.portal.v1.PauseChanged.Target;
import io.headgate.portal.core.PublishedNetwork;
import io.headgate.portal.live.Place;
import io.headgate.portal.live.RolloutCheck;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pauses and resumes endpoints and sources at once, without a publish. */
@RestController
@RequestMapping("/api/admin")
class PauseController {

    private static final int LONGEST_REASON = 500;

    private final PauseHandler handler;
    private final PublishedNetwork network;
    private final RolloutCheck live;
    private final Clock clock;

    PauseController(PauseHandler handler, PublishedNetwork network, RolloutCheck live, Clock clock) {
        this.handler = handler;
        this.network = network;
        this.live = live;
        this.clock = clock;
    }

    record Order(@Nullable String reason, @Nullable Instant until) {}

    record State(
            String id,
            boolean paused,
            @Nullable String reason,
            @Nullable Instant until,
            Instant at,
            String by,
            Map<String, Boolean> live) {}

    @PostMapping("/endpoints/{id}/pause")
    State pauseEndpoint(@PathVariable String id, @RequestBody(required = false) @Nullable Order order) {
        return pause(Target.ENDPOINT, id, order);
    }

    @PostMapping("/endpoints/{id}/resume")
    State resumeEndpoint(@PathVariable String id) {
        return resume(Target.ENDPOINT, id);
    }

    @PostMapping("/sources/{id}/pause")
    State pauseSource(@PathVariable String id, @RequestBody(required = false) @Nullable Order order) {
        return pause(Target.SOURCE, id, order);
    }

    @PostMapping("/sources/{id}/resume")
    State resumeSource(@PathVariable String id) {
        return resume(Target.SOURCE, id);
    }

    private State pause(Target target, String id, @Nullable Order order) {
        known(target, id);
        var reason =
                order == null || order.reason() == null ? null : order.reason().strip();
        var until = order == null ? null : order.until();
        var problems = new ArrayList<FieldProblem>();
        if (reason != null && reason.length() > LONGEST_REASON) {
            problems.add(new FieldProblem("reason", "TOO_LONG", "At most 500 characters."));
        }
        if (until != null && !until.isAfter(clock.instant())) {
            problems.add(new FieldProblem("until", "IN_THE_PAST", "A moment to come, or nothing."));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemCode.REQUEST_INVALID, "Some fields are not right.", problems);
        }
        return state(handler.change(target, id, true, reason == null || reason.isEmpty() ? null : reason, until));
    }

    private State resume(Target target, String id) {
        known(target, id);
        return state(handler.change(target, id, false, null, null));
    }

    private State state(PauseChanged change) {
        var report = live.ofChange(
                change,
                switch (change.target()) {
                    case ENDPOINT -> EnumSet.of(Place.ROUTING, Place.DELIVERY);
                    case SOURCE -> EnumSet.of(Place.INTAKE);
                });
        return new State(
                change.id(), change.paused(), change.reason(), change.until(), change.at(), change.by(), report.live());
    }

    private void known(Target target, String id) {
        var published = network.current();
        var exists =
                switch (target) {
                    case ENDPOINT -> published.endpoints().containsKey(id);
                    case SOURCE -> published.sources().containsKey(id);
                };
        if (!exists) {
            throw new ProblemException(
                    ProblemCode.NOT_FOUND, "The live configuration has nothing of this id.", List.of());
        }
    }
}
