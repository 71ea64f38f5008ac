package io.headgate.config.document;

import io.headgate.config.rules.MessageText;
import java.util.Map;

/**
 * A place in a document as a difference names it: for machines by its path, for people by the part it belongs to.
 *
 * @param owner the innermost part with an id of its own, as people call it
 * @param within the keys below that part
 */
public record DocumentPath(String path, String name, String owner, String within, boolean isElement) {

    public static final DocumentPath ROOT = new DocumentPath("", "", "", "", false);

    private static final Map<String, String> NOUNS = Map.ofEntries(
            Map.entry("service_lines", "Service line"),
            Map.entry("vendors", "Vendor"),
            Map.entry("sources", "Source"),
            Map.entry("clients", "Client"),
            Map.entry("endpoints", "Endpoint"),
            Map.entry("territories", "Right"),
            Map.entry("overlap_zones", "Overlap zone"),
            Map.entry("orders", "Order"),
            Map.entry("plans", "Plan"),
            Map.entry("providers", "Provider"),
            Map.entry("steps", "step"),
            Map.entry("caps", "cap"),
            Map.entry("licences", "licence"));

    public DocumentPath key(String key) {
        var below = within.isEmpty() ? key.replace('_', ' ') : within + " " + key.replace('_', ' ');
        return new DocumentPath(MessageText.child(path, key), key, owner, below, false);
    }

    public DocumentPath element(String id) {
        var noun = NOUNS.getOrDefault(name, name);
        // Steps, caps and licences have no name of their own outside of what they belong to.
        var nested = Character.isLowerCase(noun.charAt(0)) && !owner.isEmpty();
        var called = nested ? owner + ", " + noun + " " + id : noun + " " + id;
        return new DocumentPath(path + "[" + id + "]", name, called, "", true);
    }

    /** Whether the place is called by a plural, such as shares or tie breakers. */
    public boolean isPlural() {
        return !isElement
                && name.endsWith("s")
                && !name.endsWith("ss")
                && !name.endsWith("us")
                && !name.equals("accepts");
    }

    public String subject() {
        if (owner.isEmpty()) {
            return within.isEmpty() ? "The document" : "The " + within;
        }
        return within.isEmpty() ? owner : owner + ": " + within;
    }
}
