/** API keys and sealed secrets. */
@NullMarked
package io.headgate.portal.keys;

import org.jspecify.annotations.NullMarked;
