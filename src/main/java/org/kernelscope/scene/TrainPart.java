package org.kernelscope.scene;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Train mode. Null for as it is.
 *
 * @param tab id of the open tab
 * @param run file of the run, absolute; null for the run that the window has
 * @param step of the checkpoint on the stage; null for the newest
 * @param compared step of the checkpoint that it is compared with; null for none
 * @param choices the choices in the tabs
 */
public record TrainPart(
        @Nullable String tab,
        @Nullable Path run,
        @Nullable Integer step,
        @Nullable Integer compared,
        @Nullable TrainChoices choices) {}
