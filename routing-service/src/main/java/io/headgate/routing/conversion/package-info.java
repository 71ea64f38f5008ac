/** Counts what becomes of delivered leads, so that routing can prefer who sells them. */
@NullMarked
package io.headgate.routing.conversion;

import org.jspecify.annotations.NullMarked;
