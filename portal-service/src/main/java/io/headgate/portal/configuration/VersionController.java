package io.headgate.portal.configuration;

import io.headgate.config.ConfigWriter;
import io.headgate.messaging.event.EventJson;
import io.headgate.portal.core.Page;
import io.headgate.service.web.Limits;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;

/** The versions that were ever live, newest first, each exportable and comparable. */
@RestController
@RequestMapping("/api/admin/config/versions")
class VersionController {

    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};

    private final VersionRepository versions;
    private final ConfigDiffs comparisons;

    VersionController(VersionRepository versions, ConfigDiffs comparisons) {
        this.versions = versions;
        this.comparisons = comparisons;
    }

    record VersionItem(
            int version,
            Instant publishedAt,
            String publishedBy,
            String comment,
            @Nullable Integer rolledBackFrom,
            Map<String, Integer> counts) {

        static VersionItem of(VersionRepository.Row row) {
            return new VersionItem(
                    row.version(),
                    row.publishedAt(),
                    row.publishedBy(),
                    row.comment(),
                    row.rolledBackFrom(),
                    EventJson.mapper().readValue(row.counts(), COUNTS));
        }
    }

    @GetMapping
    Page<VersionItem> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Integer cursor) {
        var size = Limits.checked(limit, Page.DEFAULT_LIMIT, Page.MAX_LIMIT);
        var rows = versions.before(cursor == null ? Integer.MAX_VALUE : cursor, Limit.of(size + 1));
        return Page.of(rows.stream().map(VersionItem::of).toList(), size, item -> String.valueOf(item.version()));
    }

    @GetMapping(path = "/{version}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
    ResponseEntity<byte[]> json(@PathVariable int version) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(document(version).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(
            path = "/{version}",
            produces = {DraftController.YAML, "application/x-yaml", "text/yaml"})
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = DraftController.YAML, schema = @Schema(type = "string")))
    ResponseEntity<byte[]> yaml(@PathVariable int version) {
        var yaml = ConfigWriter.toYaml(Documents.parse(document(version)));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(DraftController.YAML))
                .body(yaml.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/{from}/diff/{to}")
    ConfigDiffs.Diff diff(@PathVariable int from, @PathVariable String to) {
        if ("draft".equals(to)) {
            return comparisons.versionWithDraft(from);
        }
        try {
            return comparisons.versions(from, Integer.parseInt(to));
        } catch (NumberFormatException e) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "There is no such version.");
        }
    }

    private String document(int version) {
        return versions.findById(version)
                .orElseThrow(() -> Documents.noSuchVersion(version))
                .document();
    }
}
