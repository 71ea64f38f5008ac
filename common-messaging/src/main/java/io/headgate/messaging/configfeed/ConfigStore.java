package io.headgate.messaging.configfeed;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service's own copy of the configuration topic, so that it starts without broker and portal. */
class ConfigStore {

    private final JdbcClient jdbc;

    ConfigStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Entry(String key, String type, byte[] payload) {}

    List<Entry> all() {
        return jdbc.sql("SELECT key, type, payload FROM config_entry ORDER BY key")
                .query((rs, i) -> new Entry(rs.getString(1), rs.getString(2), rs.getBytes(3)))
                .list();
    }

    void put(Entry entry) {
        jdbc.sql("""
            INSERT INTO config_entry (key, type, payload) VALUES (:key, :type, :payload)
                ON CONFLICT (key) DO UPDATE
               SET type = excluded.type, payload = excluded.payload, seen_at = clock_timestamp()
            """)
                .param("key", entry.key())
                .param("type", entry.type())
                .param("payload", entry.payload())
                .update();
    }
}
