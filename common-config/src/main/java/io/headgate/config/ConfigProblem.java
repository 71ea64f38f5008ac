package io.headgate.config;

/**
 * One finding in a configuration document.
 *
 * @param path where it stands, such as {@code clients[3].endpoints[0].caps[1].limit}; empty for the document itself
 * @param detail a plain sentence for the person who edits the document
 */
public record ConfigProblem(String path, ConfigCode code, String detail) {}
