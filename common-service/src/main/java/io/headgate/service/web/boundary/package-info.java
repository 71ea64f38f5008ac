/** What every service has before its controllers: limits of bodies, declared parameters and fields, tokens, trace, and one shape of refusals. */
@NullMarked
package io.headgate.service.web.boundary;

import org.jspecify.annotations.NullMarked;
