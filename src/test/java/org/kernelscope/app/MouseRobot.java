package org.kernelscope.app;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.kernelscope.data.Stroke;
import org.kernelscope.network.Cell;
import org.kernelscope.transform.Quantity;
import org.kernelscope.ui.TestWindow;

/** Does what lessons ask for with the mouse, and types numbers. */
final class MouseRobot extends LessonRobot {
    MouseRobot(RunningProgram program) {
        super(program);
    }

    @Override
    void press(String selector) {
        program.window().click(selector);
    }

    @Override
    void fill(String selector, String number) {
        program.window().click(selector);
        program.window().type(keys(number));
    }

    /** The keys that write {@code number}. */
    static KeyCode[] keys(String number) {
        List<KeyCode> keys = new ArrayList<>();
        for (char digit : number.toCharArray()) {
            keys.add(KeyCode.valueOf("DIGIT" + digit));
        }
        return keys.toArray(KeyCode[]::new);
    }

    @Override
    void mark(String layer, int map) {
        open(layer, map);
    }

    /** Clicks the first cell of a map. */
    @Override
    void open(String layer, int map) {
        rest();
        int index = index(layer);
        var stage = program.parts().window().stage();
        Bounds bounds =
                TestWindow.fx(() -> stage.boundsOf(new Cell(index, map - 1, 1, 1)).orElseThrow());
        program.window().pointAt(stage, new Point2D(bounds.getCenterX(), bounds.getCenterY()));
        program.window().click();
    }

    @Override
    void draw(Stroke stroke) {
        program.draw(stroke);
    }

    @Override
    void move(Quantity quantity, double value) {
        Node slider = program.window().find("#move-slider-" + quantity.id(), Node.class);
        double share = (value - quantity.least()) / (quantity.most() - quantity.least());
        program.window().settle();
        program.window().pointAt(slider, share, 0.5);
        program.window().click();
    }
}
