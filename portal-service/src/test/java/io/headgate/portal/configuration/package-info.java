@NullMarked
package io.headgate.portal.configuration;

import org.jspecify.annotations.NullMarked;
