package io.headgate.portal.core;

/** Tells on whose behalf the current request runs. */
public interface CurrentActor {

    /** The user name; {@code system} outside any request. */
    String name();

    /** Whether they are an administrator; false outside any request. */
    boolean isAdmin();
}
