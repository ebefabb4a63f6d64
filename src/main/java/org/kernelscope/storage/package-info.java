/** Files: trained networks (safetensors) and settings; capped, checked, written atomically. */
@NullMarked
package org.kernelscope.storage;

import org.jspecify.annotations.NullMarked;
