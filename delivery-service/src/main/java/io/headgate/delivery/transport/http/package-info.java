/** The method http: a POST with JSON or a form, and what other methods over HTTP share. */
@NullMarked
package io.headgate.delivery.transport.http;

import org.jspecify.annotations.NullMarked;
