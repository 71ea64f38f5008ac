package io.headgate.reference;

/**
 * One county that a ZIP lies in.
 *
 * @param percent the share of the ZIP's area within the county
 * @param primary whether this is the ZIP's main county
 */
public record ZipCounty(String fips, double percent, boolean primary) {}
