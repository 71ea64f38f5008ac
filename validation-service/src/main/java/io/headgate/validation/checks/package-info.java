/** The checks with their built-in offline providers. */
@NullMarked
package io.headgate.validation.checks;

import org.jspecify.annotations.NullMarked;
