package io.headgate.intake.status;

import io.headgate.intake.config.LiveSources;
import io.headgate.model.shared.LeadId;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where a source asks what became of its lead. A lead of another source does not exist for it. */
@RestController
class LeadStatusController {

    private final LiveSources sources;
    private final LeadLife lives;

    LeadStatusController(LiveSources sources, LeadLife lives) {
        this.sources = sources;
        this.lives = lives;
    }

    @GetMapping("/v1/leads/{leadId:(?!batch$).*}")
    ResponseEntity<LeadAnswer> lead(
            @PathVariable String leadId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        var source = sources.ofBearer(authorization)
                .orElseThrow(() ->
                        new ProblemException(ProblemCode.UNAUTHORIZED, "Send the source's API key as a bearer token."));
        var life = LeadId.parse(leadId)
                .flatMap(id -> lives.ofSource(id, source.sourceId()))
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "The source has no lead of this id."));
        var answer = LeadAnswer.of(life, lives.steps(life.standing().leadId()));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }
}
