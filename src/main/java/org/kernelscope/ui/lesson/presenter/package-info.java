/** A lesson in front of a class: the audience's window and the lecturer's console. */
@NullMarked
package org.kernelscope.ui.lesson.presenter;

import org.jspecify.annotations.NullMarked;
