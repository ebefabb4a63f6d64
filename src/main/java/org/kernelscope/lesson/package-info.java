/**
 * Lessons: Markdown files with steps, questions, goals and recall cards, read and checked without a
 * window.
 */
@NullMarked
package org.kernelscope.lesson;

import org.jspecify.annotations.NullMarked;
