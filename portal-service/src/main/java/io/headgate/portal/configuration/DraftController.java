package io.headgate.portal.configuration;

import io.headgate.config.ConfigWriter;
import io.headgate.portal.configuration.validation.DocumentChecks;
import io.headgate.portal.configuration.validation.Validation;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The draft: read and replaced whole, validated, compared with what is live. */
@RestController
@RequestMapping("/api/admin/config/draft")
class DraftController {

    static final String YAML = "application/yaml";
    private static final int LARGEST_DOCUMENT = 32 * 1024 * 1024;

    private final Drafts drafts;
    private final DocumentChecks checks;
    private final ConfigDiffs comparisons;

    DraftController(Drafts drafts, DocumentChecks checks, ConfigDiffs comparisons) {
        this.drafts = drafts;
        this.checks = checks;
        this.comparisons = comparisons;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
    ResponseEntity<byte[]> json() {
        var draft = drafts.current();
        return answer(draft, MediaType.APPLICATION_JSON, draft.document());
    }

    @GetMapping(produces = {YAML, "application/x-yaml", "text/yaml"})
    @ApiResponse(responseCode = "200", content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
    ResponseEntity<byte[]> yaml() {
        var draft = drafts.current();
        return answer(draft, MediaType.parseMediaType(YAML), ConfigWriter.toYaml(drafts.parsed(draft)));
    }

    @RequestBody(
            required = true,
            description = "The whole document, as docs/contracts/config describes it.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")),
                @Content(mediaType = YAML, schema = @Schema(type = "string"))
            })
    @PutMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, YAML, "application/x-yaml", "text/yaml"})
    ResponseEntity<Drafts.Stored> replace(
            HttpServletRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch)
            throws IOException {
        var stored = drafts.replace(Drafts.readable(text(request)), ETags.revision(ifMatch));
        return ResponseEntity.ok().eTag(ETags.of(stored.revision())).body(stored);
    }

    @PostMapping("/validate")
    Validation validate() {
        return Validation.of(checks.findings(drafts.present().document()));
    }

    @GetMapping("/diff")
    ConfigDiffs.Diff diff() {
        return comparisons.liveWithDraft();
    }

    private static ResponseEntity<byte[]> answer(Drafts.Draft draft, MediaType type, String document) {
        var answer = ResponseEntity.ok().contentType(type).eTag(ETags.of(draft.revision()));
        if (draft.updatedAt() != null) {
            answer.header("X-Draft-Updated-At", draft.updatedAt().toString());
        }
        if (draft.updatedBy() != null) {
            answer.header("X-Draft-Updated-By", draft.updatedBy());
        }
        return answer.body(document.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(LARGEST_DOCUMENT + 1);
        if (bytes.length > LARGEST_DOCUMENT) {
            throw new ProblemException(ProblemCode.DOCUMENT_TOO_LARGE, "A document has at most 32 MiB.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
