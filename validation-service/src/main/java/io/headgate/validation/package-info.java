/** validation-service: checks every received lead. */
@NullMarked
package io.headgate.validation;

import org.jspecify.annotations.NullMarked;
