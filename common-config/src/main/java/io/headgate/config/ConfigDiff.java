package io.headgate.config;

import io.headgate.config.condition.ConditionReading;
import io.headgate.config.condition.Conditions;
import io.headgate.config.document.DocumentPath;
import io.headgate.config.document.DocumentTree;
import io.headgate.config.document.EnumNames;
import io.headgate.config.rules.MessageText;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Territory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is different between two documents. Parts are matched by their id wherever they stand, caps by what they
 * count; a right without an id is matched by what it grants, else with another right of the same endpoint.
 */
public final class ConfigDiff {

    private static final String TERRITORIES = "territories";
    // Only here does the order decide anything.
    private static final Set<String> ORDERED = Set.of("plans", "steps", "overlap_zones");

    private static final String CONDITION = "condition";
    private static final int LONGEST_SENTENCE = 200;

    private final List<ConfigChange> changes = new ArrayList<>();
    private final Map<String, String> unnamed = new HashMap<>();

    private ConfigDiff() {}

    /** The changes in the order of the document; none when the two are equal. */
    public static List<ConfigChange> between(ConfigDocument before, ConfigDocument after) {
        var diff = new ConfigDiff();
        var old = new LinkedHashMap<>(DocumentTree.of(before));
        var young = new LinkedHashMap<>(DocumentTree.of(after));
        diff.keyTerritories(old, before.territories(), young, after.territories());
        diff.maps(DocumentPath.ROOT, old, young);
        return List.copyOf(diff.changes);
    }

    private void compare(DocumentPath place, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before == null) {
            appeared(place, after);
        } else if (after == null) {
            vanished(place, before);
        } else if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> young) {
            maps(place, old, young);
        } else if (before instanceof List<?> old && after instanceof List<?> young) {
            lists(place, old, young);
        } else {
            changed(place, before, after, "changes from %s to %s".formatted(shown(place, before), shown(place, after)));
        }
    }

    private void maps(DocumentPath place, Map<?, ?> before, Map<?, ?> after) {
        var keys = new LinkedHashSet<Object>(before.keySet());
        keys.addAll(after.keySet());
        for (var key : keys) {
            compare(place.key(String.valueOf(key)), before.get(key), after.get(key));
        }
    }

    private void lists(DocumentPath place, List<?> before, List<?> after) {
        var old = keyed(before);
        var young = keyed(after);
        if (old == null || young == null) {
            changed(place, before, after, scalars(place, before, after));
            return;
        }
        elements(place, old, young);
        if (ORDERED.contains(place.name()) && !order(old, young).equals(order(young, old))) {
            changed(
                    place,
                    List.copyOf(old.keySet()),
                    List.copyOf(young.keySet()),
                    "are put in another order: %s".formatted(MessageText.some(List.copyOf(young.keySet()))));
        }
    }

    private void elements(DocumentPath place, Map<String, Object> before, Map<String, Object> after) {
        before.forEach((key, old) -> compare(place.element(key), old, after.get(key)));
        after.forEach((key, young) -> {
            if (!before.containsKey(key)) {
                appeared(place.element(key), young);
            }
        });
    }

    private static List<String> order(Map<String, Object> of, Map<String, Object> both) {
        return of.keySet().stream().filter(both::containsKey).toList();
    }

    // A whole list that comes or goes is told element by element, so that each new client has its own line.
    private void appeared(DocumentPath place, @Nullable Object after) {
        var elements = after instanceof List<?> list ? keyed(list) : null;
        if (elements == null || elements.isEmpty()) {
            add(
                    place,
                    ConfigChange.Kind.ADDED,
                    null,
                    after,
                    place.isElement() ? "is added" : be(place) + " set to " + shown(place, after));
        } else {
            elements(place, Map.of(), elements);
        }
    }

    private void vanished(DocumentPath place, Object before) {
        var elements = before instanceof List<?> list ? keyed(list) : null;
        if (elements == null || elements.isEmpty()) {
            var words = place.isElement() ? "is removed" : "%s no longer %s".formatted(be(place), shown(place, before));
            add(place, ConfigChange.Kind.REMOVED, before, null, words);
        } else {
            elements(place, elements, Map.of());
        }
    }

    private static String be(DocumentPath place) {
        return place.isPlural() ? "are" : "is";
    }

    /** A condition in plain words, everything else as it is written. */
    private static String shown(DocumentPath place, @Nullable Object value) {
        if (place.name().equals(CONDITION)
                && value instanceof String text
                && Conditions.read(text) instanceof ConditionReading.Parsed(var condition)) {
            return "“%s”"
                    .formatted(
                            MessageText.cut(MessageText.printable(Conditions.sentence(condition)), LONGEST_SENTENCE));
        }
        return shown(value);
    }

    private void changed(DocumentPath place, Object before, Object after, String words) {
        add(place, ConfigChange.Kind.CHANGED, before, after, words);
    }

    private void add(
            DocumentPath place, ConfigChange.Kind kind, @Nullable Object before, @Nullable Object after, String words) {
        changes.add(new ConfigChange(place.path(), kind, before, after, subject(place) + " " + words + "."));
    }

    /** The elements by what identifies them, or null when nothing does. */
    private static @Nullable Map<String, Object> keyed(List<?> list) {
        var keyed = new LinkedHashMap<String, Object>();
        for (var item : list) {
            var key = item instanceof Keyed(var given, var _) ? given : item instanceof Map<?, ?> map ? key(map) : null;
            if (key == null || keyed.put(key, item instanceof Keyed(var _, var map) ? map : item) != null) {
                return null;
            }
        }
        return keyed;
    }

    private static @Nullable String key(Map<?, ?> map) {
        if (map.get("id") instanceof String id) {
            return id;
        }
        if (map.get("state") instanceof String state) {
            return state + scope(map, " for ", "service_lines");
        }
        return map.get("per") instanceof String per ? capKey(map, per) : null;
    }

    // What a cap counts identifies it; its limit is what changes.
    private static String capKey(Map<?, ?> cap, String per) {
        var window =
                switch (per) {
                    case "total" -> "in total";
                    case "concurrent" -> "at once";
                    case "interval" -> "per %s days".formatted(cap.get("days"));
                    default -> "per " + per;
                };
        return (cap.containsKey("unit") ? "of money " : "")
                + window
                + scope(cap, " from ", "sources")
                + scope(cap, " for ", "service_lines")
                + (cap.containsKey("basis") ? " by delivery" : "");
    }

    private static String scope(Map<?, ?> map, String word, String key) {
        return map.get(key) == null ? "" : word + shown(map.get(key));
    }

    private static String scalars(DocumentPath place, List<?> before, List<?> after) {
        var came = new LinkedHashSet<Object>(after);
        came.removeAll(new LinkedHashSet<>(before));
        var went = new LinkedHashSet<Object>(before);
        went.removeAll(new LinkedHashSet<>(after));
        if (came.isEmpty() && went.isEmpty()) {
            return be(place) + " put in another order";
        }
        var gains = came.isEmpty() ? "" : "gains " + shown(List.copyOf(came));
        var loses = went.isEmpty() ? "" : "loses " + shown(List.copyOf(went));
        return gains + (gains.isEmpty() || loses.isEmpty() ? "" : " and ") + loses;
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case List<?> list when list.size() == 1 -> shown(list.getFirst());
            case List<?> list
            when list.size() <= 6 && list.stream().noneMatch(Map.class::isInstance) ->
                String.join(", ", list.stream().map(String::valueOf).toList());
            case List<?> list -> "%,d entries".formatted(list.size());
            case Map<?, ?> map when map.isEmpty() -> "the standard";
            case Map<?, ?> map
            when map.size() <= 4 && map.values().stream().noneMatch(Map.class::isInstance) ->
                String.join(
                        ", ",
                        map.entrySet().stream()
                                .map(entry -> String.valueOf(entry.getKey()).replace('_', ' ') + " "
                                        + shown(entry.getValue()))
                                .toList());
            case Map<?, ?> map -> "%,d entries".formatted(map.size());
            case String text -> MessageText.cut(MessageText.printable(text), 80);
            default -> value.toString();
        };
    }

    /** A right of the tree together with the key it is matched by. */
    private record Keyed(String key, Object tree) {}

    private void keyTerritories(
            Map<String, Object> old, List<Territory> before, Map<String, Object> young, List<Territory> after) {
        var oldKeys = before.stream().map(Territory::key).toList();
        var youngKeys = after.stream().map(Territory::key).toList();
        var known = new LinkedHashSet<>(oldKeys);
        var present = new LinkedHashSet<>(youngKeys);
        var leftOver = new HashMap<String, List<String>>();
        for (var i = 0; i < before.size(); i++) {
            if (!present.contains(oldKeys.get(i)) && before.get(i).id() == null) {
                leftOver.computeIfAbsent(grant(before.get(i)), _ -> new ArrayList<>())
                        .add(oldKeys.get(i));
            }
        }
        var matched = new ArrayList<String>();
        for (var i = 0; i < after.size(); i++) {
            var candidates = leftOver.getOrDefault(grant(after.get(i)), List.of());
            var adopts = !known.contains(youngKeys.get(i)) && after.get(i).id() == null && !candidates.isEmpty();
            matched.add(adopts ? candidates.removeFirst() : youngKeys.get(i));
        }
        for (var i = 0; i < before.size(); i++) {
            callBy(oldKeys.get(i), before.get(i));
        }
        for (var i = 0; i < after.size(); i++) {
            callBy(matched.get(i), after.get(i));
        }
        old.computeIfPresent(TERRITORIES, (_, tree) -> keyed((List<?>) tree, oldKeys));
        young.computeIfPresent(TERRITORIES, (_, tree) -> keyed((List<?>) tree, matched));
    }

    // Nobody knows a right by a key that was made for it: it is called by what it covers.
    private void callBy(String key, Territory right) {
        if (right.id() != null) {
            return;
        }
        var area = right.area();
        var parts = new ArrayList<String>();
        covered(parts, area.zips(), "ZIP ", "ZIPs");
        covered(parts, area.counties(), "county ", "counties");
        covered(parts, area.states(), "state ", "states");
        if (area.radius() != null) {
            parts.add("a radius");
        }
        var over = parts.isEmpty() ? "nothing" : String.join(" and ", parts);
        var lines = right.serviceLines().isEmpty() ? "" : " for " + shown(right.serviceLines());
        unnamed.put(
                "Right " + key,
                "The %s right of %s to %s%s".formatted(EnumNames.word(right.right()), right.endpoint(), over, lines));
    }

    private static void covered(List<String> parts, List<String> places, String one, String many) {
        if (places.size() == 1) {
            parts.add(one + places.getFirst());
        } else if (!places.isEmpty()) {
            parts.add("%s and %d more %s".formatted(places.getFirst(), places.size() - 1, many));
        }
    }

    private String subject(DocumentPath place) {
        var called = unnamed.get(place.owner());
        return called == null
                ? place.subject()
                : new DocumentPath(place.path(), place.name(), called, place.within(), place.isElement()).subject();
    }

    private static String grant(Territory territory) {
        return territory.endpoint() + " " + territory.right() + " " + territory.tier();
    }

    private static List<Object> keyed(List<?> trees, List<String> keys) {
        var keyed = new ArrayList<Object>(trees.size());
        for (var i = 0; i < trees.size(); i++) {
            keyed.add(new Keyed(keys.get(i), trees.get(i)));
        }
        return keyed;
    }
}
