package io.headgate.outbound.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a name for the connection about to be made and refuses it whole when any of its addresses is forbidden; the
 * addresses returned here are the ones connected to, so a name server cannot answer differently in between.
 */
public final class VettedResolver implements DnsResolver {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    // A blocked native lookup holds its thread: it must not be one that carries other receivers' virtual threads.
    private static final ExecutorService LOOKUPS = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("outbound-dns-", 0).factory());

    private final NameLookup lookup;
    private final Predicate<InetAddress> permitted;
    private final ConcurrentHashMap<String, CompletableFuture<InetAddress[]>> running = new ConcurrentHashMap<>();

    public VettedResolver(NameLookup lookup, Predicate<InetAddress> permitted) {
        this.lookup = lookup;
        this.permitted = permitted;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = addresses(host);
        if (addresses.length == 0) {
            throw new UnknownHostException("no address");
        }
        for (var address : addresses) {
            if (!permitted.test(address)) {
                throw new ForbiddenAddressException("the address is private or otherwise forbidden");
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private InetAddress[] addresses(String host) throws UnknownHostException {
        try {
            return new InetAddress[] {InetAddress.ofLiteral(unbracketed(host))};
        } catch (IllegalArgumentException e) {
            // "localhost" is always this machine (RFC 6761), and one address of it is enough.
            return host.equals("localhost") ? new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")} : await(host);
        }
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    // One lookup per name at a time, so that a name server that hangs for one name costs one thread.
    private InetAddress[] await(String host) throws UnknownHostException {
        var answer = running.computeIfAbsent(host, name -> CompletableFuture.supplyAsync(() -> ask(name), LOOKUPS));
        // Removed when done and not from within: the answer may be there before it is in the map.
        answer.whenComplete((addresses, failure) -> running.remove(host, answer));
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).clone();
        } catch (TimeoutException e) {
            throw new UnknownHostException("the name server did not answer");
        } catch (ExecutionException e) {
            throw new UnknownHostException("the host name cannot be resolved");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException("interrupted");
        }
    }

    private InetAddress[] ask(String host) {
        try {
            return lookup.lookup(host);
        } catch (UnknownHostException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
