package org.kernelscope.ui.window;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;

/**
 * The lessons in the window.
 *
 * @param panel the panel beside the stage, visible while lessons are open
 * @param toggle the button that opens and closes it
 * @param padWanted true if the pad must stay in sight
 * @param strip the question above the stage, visible in front of a class
 * @param overlay what lies over the window in front of a class
 */
public record LessonNodes(
        Region panel,
        ToggleButton toggle,
        ObservableBooleanValue padWanted,
        Region strip,
        Region overlay) {}
