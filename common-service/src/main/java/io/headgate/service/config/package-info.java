/** Settings and wiring that every service shares. */
@NullMarked
package io.headgate.service.config;

import org.jspecify.annotations.NullMarked;
