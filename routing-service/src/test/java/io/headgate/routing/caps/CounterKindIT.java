package io.headgate.routing.caps;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.routing.core.caps.CounterKey;
import io.headgate.routing.core.caps.CounterKeyTest;
import io.headgate.testkit.HeadgateIT;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database knows the kind of every counter, also of those that a copy without the column opens. */
@HeadgateIT
class CounterKindIT {

    @Autowired
    JdbcClient jdbc;

    static Stream<CounterKey> keys() {
        return CounterKeyTest.keys().map(each -> (CounterKey) each.get()[0]);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theDatabaseAgreesWithTheKey(CounterKey key) {
        var kind = jdbc.sql("""
            INSERT INTO cap_bucket (bucket_key, window_start, lock_rank, config_version)
            VALUES (:key, '1999-01-01', 2, 0) RETURNING kind
            """).param("key", key.text()).query(String.class).single();

        assertThat(kind).isEqualTo(key.kind().name());
    }
}
