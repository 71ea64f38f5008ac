/** The first stage: authenticates sources, makes leads durable, answers, and keeps the vault. */
@NullMarked
package io.headgate.intake;

import org.jspecify.annotations.NullMarked;
