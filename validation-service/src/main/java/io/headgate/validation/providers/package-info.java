/** Who answers checks from outside: asked with limits, within a deadline, and remembered. One folder for each kind. */
@NullMarked
package io.headgate.validation.providers;

import org.jspecify.annotations.NullMarked;
