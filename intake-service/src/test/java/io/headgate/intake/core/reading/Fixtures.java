package io.headgate.intake.core.reading;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import io.headgate.intake.config.UsLookups;
import io.headgate.intake.core.normalisation.Lookups;
import io.headgate.reference.ReferenceData;
import java.util.Map;

/** A source with a mapping and a schema, and the reader as production has it. */
public final class Fixtures {

    static final Lookups LOOKUPS = new UsLookups(ReferenceData.load());
    public static final SubmissionReader READER = new SubmissionReader(LOOKUPS);

    private static final String NETWORK = """
        brand: {id: brand, name: Brand, time_zone: America/Chicago, currency: USD}
        service_lines: [{id: termite}, {id: general-pest}, {id: hvac}]
        vendors:
          - id: vendor
            sources:
              - id: web
                service_lines: [termite, general-pest]
                schema:
                  required: [first_name, last_name, phone, address.zip, service_line]
                  attributes:
                    home_owner: {type: boolean}
                    budget: {type: number, min: 0, max: 100000}
                    rooms: {type: integer}
                    urgency: {type: enum, values: [now, week, month]}
                    move_in: {type: date}
                    note: {type: string, max_length: 20}
                mapping:
                  fields: {fname: first_name, lname: last_name, zip: address.zip, product: service_line}
                  values: {service_line: {TERM: termite, PEST: general-pest}, urgency: {asap: now}}
                contract: {valid_from: 2026-01-01, valid_to: 2026-12-31, cost: {model: cpl, amount: "18.00"}}
              - {id: open, contract: {cost: {model: free}}}
        """;

    static final SourceDirectory DIRECTORY =
            SourceDirectory.compile(7, ((ConfigReading.Parsed) ConfigReader.read(NETWORK)).document());
    public static final SourceTerms WEB = DIRECTORY.source("web").orElseThrow();
    public static final SourceTerms OPEN = DIRECTORY.source("open").orElseThrow();

    private Fixtures() {}

    /** Of a source with these further keys, as the document writes them. */
    static SourceTerms terms(String keys) {
        var document = NETWORK + "      - " + keys.replaceFirst("\\{", "{id: one, ") + "\n";
        return SourceDirectory.compile(7, ((ConfigReading.Parsed) ConfigReader.read(document)).document())
                .source("one")
                .orElseThrow();
    }

    public static ParsedSubmission read(Map<String, ?> body) {
        return READER.read(FlatBody.of(body), WEB);
    }

    public static ParsedSubmission readOpen(Map<String, ?> body) {
        return READER.read(FlatBody.of(body), OPEN);
    }
}
