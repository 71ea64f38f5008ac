package io.headgate.benchmarks.peers;

import io.headgate.benchmarks.load.LeadTarget;
import java.io.IOException;

/** An application that receives a lead, decides by ZIP and daily cap, and posts it on. */
interface Peer extends AutoCloseable {

    String name();

    /** Starts it over the data that it has, and returns when it takes leads. */
    void start() throws IOException, InterruptedException;

    /** Kills it with SIGKILL: nothing is asked to finish. */
    void kill() throws InterruptedException;

    LeadTarget target();

    @Override
    void close() throws IOException;
}
