package io.headgate.config.document;

import io.headgate.config.ConfigCode;
import io.headgate.config.rules.MessageText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON token by token, so that duplicate keys are reported with their path and numbers keep their digits. */
final class JsonTree {

    private static final TokenStreamFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DocumentParser.DEEPEST + 8)
                    .maxNumberLength(1_000)
                    .maxStringLength(1 << 20)
                    .maxNameLength(1 << 12)
                    .build())
            .build();

    private final ProblemCollector problems;
    private final Scalars scalars;

    JsonTree(ProblemCollector problems) {
        this.problems = problems;
        scalars = new Scalars(problems);
    }

    Optional<RawNode> read(String text) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            var read = value(parser, "", 0);
            if (parser.nextToken() != null) {
                problems.add("", ConfigCode.SYNTAX, "There is more than one document in the text.");
            }
            return Optional.of(read);
        }
    }

    private RawNode value(JsonParser parser, String path, int depth) {
        if (depth > DocumentParser.DEEPEST) {
            throw new DocumentParser.TooDeep();
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, path, depth);
            case START_ARRAY -> sequence(parser, path, depth);
            case VALUE_STRING -> scalars.text(parser.getString(), path);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalars.number(parser.getString(), path);
            case VALUE_TRUE -> new RawNode.Bool(true);
            case VALUE_FALSE -> new RawNode.Bool(false);
            default -> new RawNode.Nothing();
        };
    }

    private RawNode mapping(JsonParser parser, String path, int depth) {
        var entries = new LinkedHashMap<String, RawNode>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = scalars.storable(parser.currentName(), path);
            var at = MessageText.child(path, key);
            parser.nextToken();
            if (entries.putIfAbsent(key, value(parser, at, depth + 1)) != null) {
                problems.add(at, ConfigCode.DUPLICATE_KEY, "The key stands twice in the same mapping.");
            }
        }
        return new RawNode.Mapping(entries);
    }

    private RawNode sequence(JsonParser parser, String path, int depth) {
        var items = new ArrayList<RawNode>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, path + "[" + items.size() + "]", depth + 1));
        }
        return new RawNode.Sequence(items);
    }
}
