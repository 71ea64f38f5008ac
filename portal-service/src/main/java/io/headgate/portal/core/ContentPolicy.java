package io.headgate.portal.core;

/** The Content-Security-Policy of every answer; the page's own has a nonce for the style elements that it makes. */
public final class ContentPolicy {

    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self'%s; "
            + "style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** For everything but the page. */
    public static final String WITHOUT_NONCE = POLICY.formatted("");

    private ContentPolicy() {}

    public static String withNonce(String nonce) {
        return POLICY.formatted(" 'nonce-" + nonce + "'");
    }
}
