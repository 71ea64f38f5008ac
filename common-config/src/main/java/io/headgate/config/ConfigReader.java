package io.headgate.config;

import io.headgate.config.document.DocumentParser;
import io.headgate.config.document.ProblemCollector;
import io.headgate.config.document.RecordBinder;
import io.headgate.model.config.ConfigDocument;

/**
 * Reads a configuration document from YAML or JSON. Every misfit is reported at once with its path; keys that mean
 * nothing, duplicate keys, aliases and oversized input are refused, never ignored.
 */
public final class ConfigReader {

    private ConfigReader() {}

    /** JSON when the text starts with a brace or bracket, else YAML. */
    public static ConfigReading read(String text) {
        var problems = new ProblemCollector();
        var document = new DocumentParser(problems).parse(text).map(written -> new RecordBinder(problems)
                .bind(written, ConfigDocument.class, ""));
        if (problems.count() == 0 && document.orElse(null) instanceof ConfigDocument whole) {
            return new ConfigReading.Parsed(whole);
        }
        return new ConfigReading.Refused(problems.all());
    }
}
