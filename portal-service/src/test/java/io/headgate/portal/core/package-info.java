@NullMarked
package io.headgate.portal.core;

import org.jspecify.annotations.NullMarked;
