@NullMarked
package io.headgate.portal;

import org.jspecify.annotations.NullMarked;
