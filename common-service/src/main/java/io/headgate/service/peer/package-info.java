/** Questions to other services that need an answer now. */
@NullMarked
package io.headgate.service.peer;

import org.jspecify.annotations.NullMarked;
