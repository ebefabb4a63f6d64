package org.kernelscope.scene;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lesson beside the stage. At most one of {@code id} and {@code file} is there; none of them if
 * no lesson is open.
 *
 * @param id of a lesson that ships with the program
 * @param file a lesson in a file, absolute
 * @param step from 1
 */
public record LessonPart(@Nullable String id, @Nullable Path file, int step) {
    /** No lesson is open. */
    public static final LessonPart NONE = new LessonPart(null, null, 1);
}
