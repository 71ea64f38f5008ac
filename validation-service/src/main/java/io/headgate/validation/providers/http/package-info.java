/** The provider that one HTTP request asks, described by configuration alone. */
@NullMarked
package io.headgate.validation.providers.http;

import org.jspecify.annotations.NullMarked;
