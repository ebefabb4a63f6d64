package org.kernelscope.lesson;

import org.kernelscope.text.UserFacingException;

/**
 * A mistake in a lesson file.
 *
 * @param line counted from 1
 * @param reason the mistake
 */
public record LessonProblem(int line, UserFacingException reason) {}
