package io.headgate.outbound.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds every address of a name. */
@FunctionalInterface
public interface NameLookup {

    /** The operating system's resolver. */
    NameLookup SYSTEM = InetAddress::getAllByName;

    InetAddress[] lookup(String host) throws UnknownHostException;
}
