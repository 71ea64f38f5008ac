package io.headgate.benchmarks.platform;

import io.headgate.benchmarks.load.LeadTarget;
import io.headgate.benchmarks.load.OfferedLoad;
import io.headgate.benchmarks.load.Receiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A started Headgate with a network of the benchmarks live and a receiver of its own, ready for leads. */
public final class MeasuredHeadgate implements AutoCloseable {

    /** The secret that signs the deliveries of every network of the benchmarks. */
    public static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private final RunningHeadgate platform;
    private final Receiver receiver;
    private final LeadTarget target;

    /** Says which document is published, once the receiver's address is known. */
    public interface Network {
        String yaml(String receiver);
    }

    private MeasuredHeadgate(RunningHeadgate platform, Receiver receiver, LeadTarget target) {
        this.platform = platform;
        this.receiver = receiver;
        this.target = target;
    }

    /**
     * Starts a new installation.
     *
     * @param home its directory, which is made
     * @param jvms whether each service has a JVM of its own
     */
    public static MeasuredHeadgate start(HeadgateBuild build, Path home, boolean jvms, Network network)
            throws Exception {
        var receiver = new Receiver();
        var platform = new RunningHeadgate(build, Files.createDirectories(home), jvms);
        try {
            platform.start();
            var admin = new AdminApi(platform.url("portal"));
            admin.secret("bench", SECRET);
            admin.publish(network.yaml(receiver.url()));
            var target = LeadTarget.intake(platform.port("intake"), admin.sourceKey("searchpros-web"));
            return new MeasuredHeadgate(platform, receiver, target);
        } catch (Exception e) {
            platform.close();
            receiver.close();
            throw e;
        }
    }

    /** Two minutes of leads, so that the compilers have done most of what they do. */
    public void warmUp() throws InterruptedException {
        var load = load();
        load.step(40, Duration.ZERO, Duration.ofSeconds(15));
        load.step(100, Duration.ZERO, Duration.ofSeconds(105));
    }

    public OfferedLoad load() {
        return new OfferedLoad(target, receiver);
    }

    public RunningHeadgate platform() {
        return platform;
    }

    public Receiver receiver() {
        return receiver;
    }

    public LeadTarget target() {
        return target;
    }

    @Override
    public void close() throws Exception {
        platform.close();
        receiver.close();
    }
}
