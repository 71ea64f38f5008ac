/** The configuration document: what operators draft, what a version keeps, and what every service runs on. */
@NullMarked
package io.headgate.model.config;

import org.jspecify.annotations.NullMarked;
