package io.headgate.config;

import io.headgate.model.config.ConfigDocument;
import java.util.List;

/** What became of a text that was read as a configuration document. */
public sealed interface ConfigReading {

    /** The text is a document of the right shape; whether it makes sense is the validator's question. */
    record Parsed(ConfigDocument document) implements ConfigReading {}

    /** The text is no such document, with every reason. */
    record Refused(List<ConfigProblem> problems) implements ConfigReading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
