package io.headgate.portal.leads.changes;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The live stream of lead changes. */
@RestController
class LiveController {

    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private final LiveViewers viewers;
    private final LiveFeed feed;

    LiveController(LiveViewers viewers, LiveFeed feed) {
        this.viewers = viewers;
        this.feed = feed;
    }

    @GetMapping(path = "/api/admin/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ApiResponse(
            responseCode = "200",
            description = "Events named lead, each with the rows that changed.",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    SseEmitter live(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response) {
        response.setHeader("X-Accel-Buffering", "no");
        if (lastEventId != null && POSITION.matcher(lastEventId).matches()) {
            return viewers.open(lastEventId);
        }
        return viewers.open(feed.position());
    }
}
