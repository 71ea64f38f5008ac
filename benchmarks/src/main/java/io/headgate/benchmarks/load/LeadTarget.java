package io.headgate.benchmarks.load;

import io.headgate.benchmarks.load.RawHttp.Answer;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where leads are posted, and how each is found again at the receiver.
 *
 * @param port the port on loopback
 * @param path the path of the posting URL
 * @param key the bearer token; empty where nobody asks for one
 * @param naming who gives a lead its id
 * @param zip the one ZIP of all leads; without it they have those of the network in turn
 */
public record LeadTarget(
        int port,
        String path,
        String key,
        Naming naming,
        @Nullable String zip) {

    private static final Pattern LEAD_ID = Pattern.compile("lead_[0-9a-f-]{36}");

    /** Who gives a lead the id under which it arrives. */
    public enum Naming {
        BY_ANSWER,
        BY_SENDER
    }

    /** Headgate's intake. */
    public static LeadTarget intake(int port, String key) {
        return new LeadTarget(port, "/v1/leads", key, Naming.BY_ANSWER, null);
    }

    /** An application that hands on what it was sent, the sender's id included. */
    public static LeadTarget application(int port, String path) {
        return new LeadTarget(port, path, "", Naming.BY_SENDER, null);
    }

    /** The same place for leads of one ZIP. */
    public LeadTarget forZip(String one) {
        return new LeadTarget(port, path, key, naming, one);
    }

    /** The body of a lead that was never posted before in this process. */
    String lead() {
        var lead = zip == null ? BenchNetwork.lead() : BenchNetwork.lead(zip);
        return switch (naming) {
            case BY_ANSWER -> lead;
            case BY_SENDER -> "{\"id\":\"lead_" + UUID.randomUUID() + "\"," + lead.substring(1);
        };
    }

    /** The id of a lead that was taken; empty if the answer refused it. */
    Optional<String> taken(String posted, Answer answer) {
        if (answer.status() / 100 != 2) {
            return Optional.empty();
        }
        var id = LEAD_ID.matcher(
                switch (naming) {
                    case BY_ANSWER -> answer.body();
                    case BY_SENDER -> posted;
                });
        return id.find() ? Optional.of(id.group()) : Optional.empty();
    }
}
