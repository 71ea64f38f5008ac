package io.headgate.benchmarks.decide.compared;

import io.headgate.benchmarks.decide.ComparedAnswer;
import io.headgate.benchmarks.decide.Decider;
import io.headgate.benchmarks.decide.generated.DecideCase;
import io.headgate.benchmarks.decide.generated.GeneratedHistory;
import io.headgate.embedded.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One query to the real PostgreSQL over indexed tables, planned once, on a connection that stays open. */
public final class SqlDecider implements Decider<List<SqlDecider.Row>> {

    /** One candidate as the query judged it. */
    record Row(String endpointId, int place, String verdict) {}

    private static final String DATABASE = "decide";

    private final PlainNetwork network;
    private final Connection connection;
    private final PreparedStatement query;

    public SqlDecider(EmbeddedPostgres postgres, PlainNetwork network, GeneratedHistory world)
            throws SQLException, IOException {
        this.network = network;
        postgres.createDatabase(DATABASE);
        connection = postgres.connect(DATABASE);
        SqlNetwork.load(connection, network, world);
        try (var statement = connection.createStatement()) {
            // As Headgate's own services have it: planned once, and by the indexes.
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("SET enable_seqscan = off");
            statement.execute("SET jit = off");
        }
        query = connection.prepareStatement(SqlNetwork.resource("decide.sql"));
    }

    @Override
    public String name() {
        return "SQL";
    }

    @Override
    public List<Row> decide(DecideCase one) {
        try {
            bind(one);
            var rows = new ArrayList<Row>();
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(found.getString(1), found.getInt(2), found.getString(3)));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void bind(DecideCase one) throws SQLException {
        var facts = one.facts();
        var place = facts.location();
        query.setString(1, place.zip());
        query.setArray(2, array(place.counties()));
        query.setString(3, place.state());
        setDouble(4, place.lat());
        setDouble(5, place.lon());
        query.setString(6, facts.serviceLine());
        query.setString(7, one.lead().segment().name());
        query.setObject(8, one.now().atOffset(ZoneOffset.UTC));
        query.setArray(
                9,
                array(one.lead().findings().lineTypes().stream().map(Enum::name).toList()));
        query.setArray(10, array(one.round().excluded()));
        query.setString(11, "phone:" + facts.phoneKey());
        query.setString(12, json(one));
        query.setString(13, network.zone().getId());
    }

    private void setDouble(int index, @Nullable Double value) throws SQLException {
        if (value == null) {
            query.setNull(index, Types.DOUBLE);
        } else {
            query.setDouble(index, value);
        }
    }

    private Array array(Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    /** The fields that conditions ask for. */
    private static String json(DecideCase one) {
        var facts = one.facts();
        var text =
                new StringBuilder("{\"campaign\":\"").append(facts.campaign()).append("\"");
        text.append(",\"state\":\"").append(facts.location().state()).append("\"");
        facts.attributes()
                .forEach((name, value) ->
                        text.append(",\"").append(name).append("\":").append(value));
        return text.append("}").toString();
    }

    @Override
    public ComparedAnswer answer(List<Row> rows) {
        return ComparedAnswer.of(
                rows.stream()
                        .filter(row -> row.verdict().equals("chosen"))
                        .map(Row::endpointId)
                        .toList(),
                rows.stream().map(row -> row.endpointId() + " " + row.verdict()).toList());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
