/** HTTP as every service does it: RFC 9457 problems, trace context, the service token. */
@NullMarked
package io.headgate.service.web;

import org.jspecify.annotations.NullMarked;
