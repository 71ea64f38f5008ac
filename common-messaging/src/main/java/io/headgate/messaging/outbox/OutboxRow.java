package io.headgate.messaging.outbox;

import io.headgate.messaging.event.EventIds;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Messages of one transaction, in their order, that are kept, published and forgotten together. */
record OutboxRow(UUID id, List<OutboxMessage> messages) {

    // What exceeds a page of 8 kB is moved out of line, which costs more than another row does. Events shrink to less
    // than half of this.
    private static final int FITS_A_PAGE = 13_000;
    private static final int ENVELOPE = 200;

    OutboxRow {
        messages = List.copyOf(messages);
    }

    /** As few rows as fit a page of the database each; a larger message has one to itself. */
    static List<OutboxRow> of(List<OutboxMessage> messages) {
        var rows = new ArrayList<OutboxRow>();
        var next = new ArrayList<OutboxMessage>();
        int size = 0;
        for (var message : messages) {
            int more = message.payload().length + ENVELOPE;
            if (!next.isEmpty() && size + more > FITS_A_PAGE) {
                rows.add(new OutboxRow(EventIds.next(), next));
                next.clear();
                size = 0;
            }
            next.add(message);
            size += more;
        }
        if (!next.isEmpty()) {
            rows.add(new OutboxRow(EventIds.next(), next));
        }
        return rows;
    }
}
