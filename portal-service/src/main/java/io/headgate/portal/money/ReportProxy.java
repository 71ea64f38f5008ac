package io.headgate.portal.money;

import io.headgate.portal.config.PeerAnswers;
import io.headgate.service.peer.PeerClient;
import io.headgate.service.web.BrokenAnswerException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Passes a report of reconciliation on as it comes, however long it is: nothing of it is kept here. */
@Component
class ReportProxy {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    // For the whole of a report, read by a person on a slow line.
    private static final Duration DEADLINE = Duration.ofMinutes(15);
    private static final int BUFFER = 1 << 14;

    private final PeerClient peers;

    ReportProxy(PeerClient peers) {
        this.peers = peers;
    }

    /**
     * Answers with the report. A refusal of reconciliation is ours too; an answer that breaks off is cut.
     *
     * @param fileName what the file is called; null leaves it to the report
     */
    void send(Parameters given, String path, @Nullable String fileName, HttpServletResponse response) {
        PeerAnswers.answerOf("reconciliation", () -> peers.reconciliationStream(DEADLINE)
                .get()
                .uri(given.uri(path))
                .accept(CSV)
                .exchangeForRequiredValue((_, answer) -> {
                    if (answer.getStatusCode().isError()) {
                        throw answer.createException();
                    }
                    response.setContentType(CSV.toString());
                    response.setHeader(
                            HttpHeaders.CONTENT_DISPOSITION,
                            fileName == null
                                    ? answer.getHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION)
                                    : ContentDisposition.attachment()
                                            .filename(fileName)
                                            .build()
                                            .toString());
                    copy(answer.getBody(), response.getOutputStream());
                    return true;
                }));
    }

    // Flushed whenever something came, so that the receiver sees at once that the report is on its way.
    private static void copy(InputStream from, OutputStream to) {
        var buffer = new byte[BUFFER];
        try {
            for (var read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                to.write(buffer, 0, read);
                to.flush();
            }
        } catch (IOException e) {
            throw new BrokenAnswerException(e);
        }
    }
}
