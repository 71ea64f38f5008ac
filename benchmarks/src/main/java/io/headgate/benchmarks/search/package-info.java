/** Finding leads among a million: the portal's search beside bare indexed queries. */
@NullMarked
package io.headgate.benchmarks.search;

import org.jspecify.annotations.NullMarked;
