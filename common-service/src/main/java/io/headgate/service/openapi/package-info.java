/** Makes the OpenAPI description of a service say what its calls really take and answer. */
@NullMarked
package io.headgate.service.openapi;

import org.jspecify.annotations.NullMarked;
