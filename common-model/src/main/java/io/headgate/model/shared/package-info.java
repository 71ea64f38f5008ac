/** Value types and vocabulary that every service uses; no business rule may change one of them. */
@NullMarked
package io.headgate.model.shared;

import org.jspecify.annotations.NullMarked;
