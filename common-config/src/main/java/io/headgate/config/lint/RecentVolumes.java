package io.headgate.config.lint;

/** How many leads came in the last thirty days, so that findings can say what they are about in leads. */
@FunctionalInterface
public interface RecentVolumes {

    /** The leads from the ZIP for the service line. */
    long leads(String zip, String serviceLine);
}
