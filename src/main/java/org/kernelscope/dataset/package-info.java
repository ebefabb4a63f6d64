/** Data sets of one's own: values, edits, files, imports, exports, parts. */
@NullMarked
package org.kernelscope.dataset;

import org.jspecify.annotations.NullMarked;
