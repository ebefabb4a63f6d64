/** What a teacher asks of a network: where a number comes from, how well it does. */
@NullMarked
package org.kernelscope.analysis;

import org.jspecify.annotations.NullMarked;
