package io.headgate.reconciliation.report;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends a report as CSV without ever having it whole in memory. Its rows first go to a file that nobody else
 * sees, as fast as the database gives them, so that no connection and no transaction wait for a slow receiver or
 * another service.
 */
@Component
public class ReportSender {

    /** How many rows are in memory at a time. */
    static final int CHUNK = 500;

    private final TransactionTemplate oneMoment;

    ReportSender(PlatformTransactionManager transactions) {
        oneMoment = new TransactionTemplate(transactions);
        oneMoment.setReadOnly(true);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Answers with the report. Nothing is sent before all of its rows are read. */
    public void send(FinanceReport report, FinanceReport.Export export, HttpServletResponse response)
            throws IOException {
        try (var rows = newUnnamedFile()) {
            oneMoment.executeWithoutResult(status -> keepRows(export, rows));
            rows.position(0);
            response.setContentType("text/csv;charset=UTF-8");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(export.fileName()));
            writeReport(report, export, rows, response.getOutputStream());
        }
    }

    // The file has no name once it is open: nothing of it is left, however this process ends.
    private static FileChannel newUnnamedFile() throws IOException {
        return FileChannel.open(
                Files.createTempFile("headgate-report-", ".csv"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static void keepRows(FinanceReport.Export export, FileChannel file) {
        try {
            var out = newWriter(Channels.newOutputStream(file));
            var csv = CsvWriter.builder().build(out);
            export.readRows(csv::writeRecord);
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeReport(
            FinanceReport report, FinanceReport.Export export, FileChannel rows, OutputStream receiver)
            throws IOException {
        var out = newWriter(receiver);
        var csv = CsvWriter.builder().build(out);
        csv.writeRecord(report.columns());
        var reader =
                CsvReader.builder().skipEmptyLines(false).ofCsvRecord(Channels.newReader(rows, StandardCharsets.UTF_8));
        var chunk = new ArrayList<List<String>>(CHUNK);
        for (CsvRecord row : reader) {
            chunk.add(row.getFields());
            if (chunk.size() == CHUNK) {
                export.complete(chunk).forEach(csv::writeRecord);
                chunk.clear();
            }
        }
        export.complete(chunk).forEach(csv::writeRecord);
        csv.flush();
    }

    private static Writer newWriter(OutputStream out) {
        return new BufferedWriter(
                new OutputStreamWriter(new BufferedOutputStream(out, 1 << 16), StandardCharsets.UTF_8));
    }
}
