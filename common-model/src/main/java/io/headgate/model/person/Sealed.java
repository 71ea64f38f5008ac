package io.headgate.model.person;

/**
 * Personal data under its person's own key: the key, itself wrapped by the installation's key, and the data encrypted
 * with it. Both Base64. Useless without the installation's master key; bound to the id it was sealed for.
 */
public record Sealed(String wrappedKey, String data) {}
