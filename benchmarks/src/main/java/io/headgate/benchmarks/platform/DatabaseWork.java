package io.headgate.benchmarks.platform;

import java.sql.Connection;
import java.sql.SQLException;

/** What PostgreSQL has done so far: commits, rows written and bytes of its write-ahead log. */
public record DatabaseWork(long commits, long rowsWritten, long walBytes) {

    public static DatabaseWork of(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                    SELECT xact_commit, tup_inserted + tup_updated + tup_deleted,
                           pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')
                      FROM pg_stat_database WHERE datname = current_database()
                    """)) {
            row.next();
            return new DatabaseWork(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    public DatabaseWork minus(DatabaseWork earlier) {
        return new DatabaseWork(
                commits - earlier.commits, rowsWritten - earlier.rowsWritten, walBytes - earlier.walBytes);
    }
}
