package io.headgate.delivery.transport.email;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.AuthenticationHandler;
import org.subethamail.smtp.AuthenticationHandlerFactory;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.auth.LoginAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.auth.PlainAuthenticationHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/** SubEtha's mail server in this JVM: it can offer STARTTLS and ask for an account, and remembers what it was told. */
final class StartTlsServer implements AutoCloseable {

    static final String USER = "relay";
    static final String PASSWORD = "p4ss:word";

    /** How a client may name its account. */
    enum Mechanism {
        LOGIN,
        PLAIN,
        /** Offered by name only: no client of ours speaks it. */
        GSSAPI
    }

    /** What a client said, and whether nobody else could read it. */
    record Said(String what, boolean encrypted) {}

    private final List<Said> accounts = new CopyOnWriteArrayList<>();
    private final List<Said> messages = new CopyOnWriteArrayList<>();
    private final SMTPServer server;

    /**
     * @param tls null for a server that cannot encrypt
     * @param mechanism null for a server that asks for no account
     */
    StartTlsServer(@Nullable SSLContext tls, @Nullable Mechanism mechanism) {
        var builder = new SMTPServer.Builder()
                .bindAddress(InetAddress.ofLiteral("127.0.0.1"))
                .port(0)
                .messageHandler((context, _, _, content) ->
                        remember(messages, new String(content, StandardCharsets.US_ASCII), context));
        if (tls != null) {
            builder.enableTLS().startTlsSocketFactory(tls);
        }
        if (mechanism != null) {
            builder.requireAuth().authenticationHandlerFactory(accounts(mechanism));
        }
        server = builder.build();
        server.start();
    }

    private AuthenticationHandlerFactory accounts(Mechanism mechanism) {
        return switch (mechanism) {
            case LOGIN -> new LoginAuthenticationHandlerFactory(this::logIn);
            case PLAIN -> new PlainAuthenticationHandlerFactory(this::logIn);
            case GSSAPI ->
                new AuthenticationHandlerFactory() {
                    @Override
                    public List<String> getAuthenticationMechanisms() {
                        return List.of("GSSAPI");
                    }

                    @Override
                    public AuthenticationHandler create() {
                        throw new AssertionError("no client speaks it");
                    }
                };
        };
    }

    private void logIn(String user, String password, MessageContext context) throws LoginFailedException {
        remember(accounts, user + " " + password, context);
        if (!user.equals(USER) || !password.equals(PASSWORD)) {
            throw new LoginFailedException();
        }
    }

    private static void remember(List<Said> said, String what, MessageContext context) {
        said.add(new Said(what, ((Session) context).isTLSStarted()));
    }

    int port() {
        return server.getPortAllocated();
    }

    List<Said> accounts() {
        return List.copyOf(accounts);
    }

    List<Said> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void close() {
        server.stop();
    }
}
