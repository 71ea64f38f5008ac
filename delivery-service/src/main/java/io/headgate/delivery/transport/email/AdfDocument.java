package io.headgate.delivery.transport.email;

import io.headgate.delivery.core.LeadDocument;
import io.headgate.outbound.core.Digits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lead as ADF/XML, which dealers' systems read from the plain text of an e-mail. */
final class AdfDocument {

    private AdfDocument() {}

    static String render(LeadDocument lead, String source) {
        var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?adf version=\"1.0\"?>\n");
        out.append("<adf>\n <prospect>\n");
        element(out, "  ", "id sequence=\"1\" source=\"" + escaped(source) + "\"", lead.valueAt("lead_id"));
        element(out, "  ", "requestdate", lead.valueAt("received_at"));
        out.append("  <vehicle interest=\"buy\" status=\"used\">\n");
        for (var name : new String[] {"vin", "year", "make", "model", "stock"}) {
            element(out, "   ", name, lead.valueAt("attributes." + name));
        }
        out.append("  </vehicle>\n  <customer>\n   <contact>\n");
        element(out, "    ", "name part=\"first\" type=\"individual\"", lead.valueAt("first_name"));
        element(out, "    ", "name part=\"last\" type=\"individual\"", lead.valueAt("last_name"));
        element(out, "    ", "email", lead.valueAt("email"));
        element(out, "    ", "phone", lead.valueAt("phone"));
        out.append("    <address>\n");
        element(out, "     ", "street line=\"1\"", lead.valueAt("address.line1"));
        element(out, "     ", "street line=\"2\"", lead.valueAt("address.line2"));
        element(out, "     ", "city", lead.valueAt("address.city"));
        element(out, "     ", "regioncode", lead.valueAt("address.state"));
        element(out, "     ", "postalcode", lead.valueAt("address.zip"));
        element(out, "     ", "country", lead.valueAt("address.country"));
        out.append("    </address>\n   </contact>\n");
        element(out, "   ", "comments", lead.valueAt("attributes.comments"));
        out.append("  </customer>\n  <vendor>\n   <contact>\n");
        element(out, "    ", "name part=\"full\"", lead.valueAt("client_id"));
        out.append("   </contact>\n  </vendor>\n  <provider>\n");
        element(out, "   ", "name part=\"full\"", source);
        out.append("  </provider>\n </prospect>\n</adf>\n");
        return out.toString();
    }

    private static void element(StringBuilder out, String indent, String start, @Nullable Object value) {
        if (value == null || value instanceof Map<?, ?>) {
            return;
        }
        var space = start.indexOf(' ');
        var name = space < 0 ? start : start.substring(0, space);
        out.append(indent)
                .append('<')
                .append(start)
                .append('>')
                .append(escaped(Digits.writeText(value)))
                .append("</")
                .append(name)
                .append(">\n");
    }

    /** Text that means itself in XML and HTML; characters that XML cannot hold are left out. */
    static String escaped(String text) {
        var out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    if (c == '\n' || c == '\t' || (c >= ' ' && c != 0xFFFE && c != 0xFFFF && !isSurrogate(c))) {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
