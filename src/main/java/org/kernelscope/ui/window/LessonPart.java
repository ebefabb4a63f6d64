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
 */
public record LessonPart(Region panel, ToggleButton toggle, ObservableBooleanValue padWanted) {}
