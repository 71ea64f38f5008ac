package io.headgate.standalone;

import io.headgate.embedded.EmbeddedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The installation's own secrets, made once and kept in a file that only its owner can read. A value that has been handed out is on disk: losing the master key
 * would lose every sealed person.
 */
final class Secrets {

    private static final String FILE = "secrets.properties";
    private static final String SHOWN = "admin-password-shown";
    private static final String READABLE = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 20;

    private final Path file;
    private final Properties values = new Properties();
    private final SecureRandom random = new SecureRandom();

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets in(Path home) {
        var secrets = new Secrets(home.resolve(FILE));
        try {
            if (Files.exists(secrets.file)) {
                try (InputStream in = Files.newInputStream(secrets.file)) {
                    secrets.values.load(in);
                }
            }
            return secrets;
        } catch (IOException e) {
            throw new EmbeddedException(secrets.file + " could not be read", e);
        }
    }

    /** 32 random bytes in base64, under which everything else is sealed. */
    String masterKey() {
        return kept("master-key", Base64.getEncoder());
    }

    /** The password of one service's database role. */
    String rolePassword(String role) {
        return kept("role." + role, Base64.getUrlEncoder().withoutPadding());
    }

    /** An access token for one launch; kept nowhere. */
    String temporaryToken() {
        return "hg_tmp_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    /**
     * The first admin's password where the operator chose none. It follows from the master key, so that a first start that is cut short shows the same one when
     * it is repeated, and no file needs to hold it.
     */
    String firstAdminPassword() {
        byte[] key = Base64.getDecoder().decode(masterKey());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] derived = mac.doFinal("headgate first admin password".getBytes(StandardCharsets.UTF_8));
            var password = new StringBuilder();
            for (int i = 0; i < PASSWORD_LENGTH; i++) {
                password.append(READABLE.charAt((derived[i] & 0xff) % READABLE.length()));
            }
            return password.toString();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    synchronized boolean adminPasswordShown() {
        return values.containsKey(SHOWN);
    }

    synchronized void rememberAdminPasswordShown() {
        values.setProperty(SHOWN, "true");
        save();
    }

    // Services start at once: without the lock two of them could make, and be given, two different master keys.
    private synchronized String kept(String name, Base64.Encoder encoder) {
        String known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        String fresh = encoder.encodeToString(bytes());
        values.setProperty(name, fresh);
        save();
        return fresh;
    }

    private byte[] bytes() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    private void save() {
        try {
            var text = new StringWriter();
            values.store(
                    text,
                    "Headgate's own secrets. Keep a copy in a safe place: without the master key sealed data is lost.");
            Path aside = file.resolveSibling(FILE + ".new");
            Files.deleteIfExists(aside);
            writeToDisk(aside, text.toString());
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new EmbeddedException(file + " could not be written", e);
        }
    }

    private static void writeToDisk(Path path, String text) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                FileChannel.open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }
}
