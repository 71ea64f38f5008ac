/** What an installation does while the Java machine watches it for practice, so that later starts are fast. */
@NullMarked
package io.headgate.standalone.rehearsal;

import org.jspecify.annotations.NullMarked;
