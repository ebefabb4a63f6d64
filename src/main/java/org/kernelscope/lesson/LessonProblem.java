package org.kernelscope.lesson;

import org.kernelscope.text.UserFacingException;

/**
 * A mistake in a lesson file.
 *
 * @param line counted from 1
 * @param reason what is wrong
 */
public record LessonProblem(int line, UserFacingException reason) {}
