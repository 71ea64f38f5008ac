package io.headgate.service.crypto;

import io.headgate.model.portal.v1.KeyChanged;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * API keys and posting tokens: a public id, 32 random characters (190 bits) and a checksum, so that a mistyped key is
 * refused without looking anything up and secret scanners find one by its prefix. Only keyed hashes are kept; a fast
 * hash is right for secrets of that entropy.
 */
public final class ApiKeys {

    private static final char[] BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();
    private static final int ID_LENGTH = 10;
    private static final int SECRET_LENGTH = 32;
    private static final int CHECK_LENGTH = 6;
    private static final Pattern KEY =
            Pattern.compile("hg_(?:src|cli|pat)_([0-9A-Za-z]{10})_[0-9A-Za-z]{32}[0-9A-Za-z]{6}");
    private static final Pattern TOKEN = Pattern.compile("hgp_[0-9A-Za-z]{32}[0-9A-Za-z]{6}");

    private final KeyedHash hash;
    private final SecureRandom random = new SecureRandom();

    public ApiKeys(MasterKey masterKey) {
        hash = new KeyedHash(masterKey.derive("api-key-pepper"));
    }

    /** A key as it is shown once, with what may be kept of it. */
    public record NewKey(String keyId, String key, String hash) {

        @Override
        public String toString() {
            return "NewKey[" + keyId + "]";
        }
    }

    /** A new key of a source or client. */
    public NewKey generate(KeyChanged.Owner owner) {
        return generate(owner == KeyChanged.Owner.SOURCE ? "src" : "cli");
    }

    /** A new personal access token. */
    public NewKey generatePersonal() {
        return generate("pat");
    }

    private NewKey generate(String kind) {
        var keyId = text(ID_LENGTH);
        var body = "hg_" + kind + "_" + keyId + "_" + text(SECRET_LENGTH);
        var key = body + checksum(body);
        return new NewKey(keyId, key, hash(key));
    }

    /** A new posting token, the secret part of a source's own posting URL. */
    public String newPostingToken() {
        var body = "hgp_" + text(SECRET_LENGTH);
        return body + checksum(body);
    }

    /** The key's id, when form and checksum are right; whether it is a known key the hash must tell. */
    public Optional<String> check(String presented) {
        var matcher = KEY.matcher(presented);
        return matcher.matches() && checksumHolds(presented) ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether form and checksum are those of a posting token. */
    public boolean checkToken(String presented) {
        return TOKEN.matcher(presented).matches() && checksumHolds(presented);
    }

    /** The keyed hash under which a key or token is known. */
    public String hash(String keyOrToken) {
        return hash.hex(keyOrToken);
    }

    /** Compares two hashes in constant time. */
    public static boolean same(String left, String right) {
        return MessageDigest.isEqual(
                left.getBytes(StandardCharsets.US_ASCII), right.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean checksumHolds(String presented) {
        int cut = presented.length() - CHECK_LENGTH;
        return checksum(presented.substring(0, cut)).equals(presented.substring(cut));
    }

    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        var rest = crc.getValue();
        var out = new char[CHECK_LENGTH];
        for (int i = CHECK_LENGTH - 1; i >= 0; i--) {
            out[i] = BASE62[(int) (rest % BASE62.length)];
            rest /= BASE62.length;
        }
        return new String(out);
    }

    private String text(int length) {
        var out = new char[length];
        for (int i = 0; i < length; i++) {
            out[i] = BASE62[random.nextInt(BASE62.length)];
        }
        return new String(out);
    }
}
