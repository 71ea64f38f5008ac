/** validation-service: the chain of checks. */
@NullMarked
package io.headgate.validation;

import org.jspecify.annotations.NullMarked;
