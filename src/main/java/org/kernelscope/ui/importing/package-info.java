/** Networks in files: of this program, and of others, whose files hold weights alone. */
@NullMarked
package org.kernelscope.ui.importing;

import org.jspecify.annotations.NullMarked;
