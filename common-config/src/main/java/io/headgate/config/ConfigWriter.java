package io.headgate.config;

import io.headgate.config.document.DocumentTree;
import io.headgate.model.config.ConfigDocument;
import java.util.regex.Pattern;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/**
 * Writes a document in its one canonical form: keys in their fixed order, defaults left out, money as decimal strings.
 * What it writes, {@link ConfigReader} reads back to an equal document.
 */
public final class ConfigWriter {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();
    private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                    .disable(YAMLWriteFeature.SPLIT_LINES)
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                    .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .stringQuotingChecker(new CautiousQuotes())
                    .build())
            .build();

    private ConfigWriter() {}

    public static String toJson(ConfigDocument document) {
        return JSON.writeValueAsString(DocumentTree.of(document));
    }

    public static String toYaml(ConfigDocument document) {
        return YAML.writeValueAsString(DocumentTree.of(document));
    }

    /** Quotes whatever some reader of YAML, old or new, could take for a number, a time or nothing. */
    private static final class CautiousQuotes extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;
        private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

        @Override
        public boolean needToQuoteValue(String text) {
            return text.isEmpty()
                    || "0123456789.+-~=<".indexOf(text.charAt(0)) >= 0
                            && !DATE.matcher(text).matches()
                    || super.needToQuoteValue(text);
        }
    }
}
