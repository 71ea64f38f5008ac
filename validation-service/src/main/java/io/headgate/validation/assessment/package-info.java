/** The consumer that runs the checks and says what came out. */
@NullMarked
package io.headgate.validation.assessment;

import org.jspecify.annotations.NullMarked;
