package io.headgate.config.document;

import io.headgate.config.ConfigCode;
import io.headgate.config.rules.MessageText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Reads YAML event by event. Anchors, aliases and tags are refused, so nothing expands and nothing is constructed; and
 * a plain scalar is a number only when it is one in JSON too, so that 02134, 1_000, 12:30 and yes stay text.
 */
final class YamlTree {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(DocumentParser.MOST_CHARACTERS)
            .build();

    private final ProblemCollector problems;
    private final Scalars scalars;

    YamlTree(ProblemCollector problems) {
        this.problems = problems;
        scalars = new Scalars(problems);
    }

    Optional<RawNode> read(String text) {
        var events = new Parse(SETTINGS).parseString(text).iterator();
        // The stream's start, then a document's start or the stream's end.
        events.next();
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            return Optional.empty();
        }
        var read = value(events.next(), events, "", 0);
        events.next();
        if (events.next().getEventId() != Event.ID.StreamEnd) {
            problems.add("", ConfigCode.SYNTAX, "There is more than one document in the text.");
        }
        return Optional.of(read);
    }

    private RawNode value(Event event, Iterator<Event> events, String path, int depth) {
        if (depth > DocumentParser.DEEPEST) {
            throw new DocumentParser.TooDeep();
        }
        refuseExtras(event, path);
        return switch (event.getEventId()) {
            case MappingStart -> mapping(events, path, depth);
            case SequenceStart -> sequence(events, path, depth);
            case Scalar -> scalar((ScalarEvent) event, path);
            default -> new RawNode.Nothing();
        };
    }

    private void refuseExtras(Event event, String path) {
        // An alias names its anchor, so this finds both.
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            problems.add(path, ConfigCode.SYNTAX, "YAML anchors and aliases are not allowed; write the value out.");
        }
        var tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
        if (tag.isPresent()) {
            problems.add(path, ConfigCode.SYNTAX, "YAML tags are not allowed.");
        }
    }

    private RawNode mapping(Iterator<Event> events, String path, int depth) {
        var entries = new LinkedHashMap<String, RawNode>();
        for (var event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            var key = key(event, events, path, depth);
            var at = MessageText.child(path, key);
            if (entries.putIfAbsent(key, value(events.next(), events, at, depth + 1)) != null) {
                problems.add(at, ConfigCode.DUPLICATE_KEY, "The key stands twice in the same mapping.");
            }
        }
        return new RawNode.Mapping(entries);
    }

    private String key(Event event, Iterator<Event> events, String path, int depth) {
        if (event instanceof ScalarEvent scalar) {
            refuseExtras(event, path);
            return scalars.storable(scalar.getValue(), path);
        }
        value(event, events, path, depth + 1);
        problems.add(path, ConfigCode.SYNTAX, "A key must be plain text.");
        return "";
    }

    private RawNode sequence(Iterator<Event> events, String path, int depth) {
        var items = new ArrayList<RawNode>();
        for (var event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(value(event, events, path + "[" + items.size() + "]", depth + 1));
        }
        return new RawNode.Sequence(items);
    }

    private RawNode scalar(ScalarEvent event, String path) {
        var text = event.getValue();
        if (!event.isPlain()) {
            return scalars.text(text, path);
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "~", "null" -> new RawNode.Nothing();
            case "true" -> new RawNode.Bool(true);
            case "false" -> new RawNode.Bool(false);
            default -> NUMBER.matcher(text).matches() ? scalars.number(text, path) : scalars.text(text, path);
        };
    }
}
