/** Every sentence that a person reads: one bundle, English and Korean. */
@NullMarked
package org.kernelscope.text;

import org.jspecify.annotations.NullMarked;
