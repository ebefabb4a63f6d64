package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.kernelscope.data.Stroke;
import org.kernelscope.transform.Quantity;
import org.kernelscope.ui.TestWindow;

/**
 * Does what lessons ask for by keyboard alone. It goes to a control at once, instead of tabbing
 * through all before it, but only to those that Tab reaches.
 */
final class KeyboardRobot extends LessonRobot {
    /** Steps of the pen across the pad. */
    private static final int ACROSS = 28;

    /** As many as there are layers, maps or steps of the pen at the most. */
    private static final int FAR = 30;

    KeyboardRobot(RunningProgram program) {
        super(program);
    }

    private void focus(String selector) {
        program.window().settle();
        focus(program.window().find(selector, Node.class), selector);
    }

    private static void focus(Node node, String name) {
        TestWindow.until(name + " can be used", () -> !node.isDisabled());
        TestWindow.run(
                () -> {
                    assertThat(node.isFocusTraversable()).as("Tab reaches %s", name).isTrue();
                    node.requestFocus();
                    assertThat(node.isFocused()).as(name).isTrue();
                });
    }

    @Override
    void press(String selector) {
        focus(selector);
        program.window().type(KeyCode.SPACE);
    }

    @Override
    void fill(String selector, String number) {
        focus(selector);
        program.window().type(MouseRobot.keys(number));
    }

    @Override
    void mark(String layer, int map) {
        goTo(layer, map);
        program.window().type(KeyCode.P);
    }

    @Override
    void open(String layer, int map) {
        goTo(layer, map);
        program.window().type(KeyCode.ENTER);
    }

    private void goTo(String layer, int map) {
        rest();
        focus(program.parts().window().stage(), "the stage");
        program.window().type(KeyCode.HOME, FAR);
        program.window().type(KeyCode.END, index(layer) + 1);
        program.window().type(KeyCode.PAGE_DOWN, map - 1);
    }

    @Override
    void draw(Stroke stroke) {
        focus("#pad");
        program.window().type(KeyCode.HOME, FAR);
        List<KeyCode> keys = new ArrayList<>();
        int column = 0;
        int row = 0;
        for (int point = 0; point < stroke.points(); point++) {
            int nextColumn = Math.round(ACROSS * stroke.x(point));
            int nextRow = Math.round(ACROSS * stroke.y(point));
            while (column != nextColumn || row != nextRow) {
                int right = Integer.signum(nextColumn - column);
                int down = Integer.signum(nextRow - row);
                keys.add(key(right, down));
                column += right;
                row += down;
            }
            if (point == 0) {
                keys.add(KeyCode.SPACE);
            }
        }
        keys.add(KeyCode.SPACE);
        program.window().type(keys.toArray(KeyCode[]::new));
        program.window().settle();
    }

    private static KeyCode key(int right, int down) {
        if (down == 0) {
            return right > 0 ? KeyCode.RIGHT : KeyCode.LEFT;
        } else if (right == 0) {
            return down > 0 ? KeyCode.DOWN : KeyCode.UP;
        } else if (down > 0) {
            return right > 0 ? KeyCode.PAGE_DOWN : KeyCode.END;
        }
        return right > 0 ? KeyCode.PAGE_UP : KeyCode.HOME;
    }

    @Override
    void move(Quantity quantity, double value) {
        focus("#move-" + quantity.id());
        program.window().type(KeyCode.END);
        program.window().type(KeyCode.BACK_SPACE, FAR);
        program.window().type(MouseRobot.keys(Long.toString(Math.round(value))));
        program.window().type(KeyCode.ENTER);
    }
}
