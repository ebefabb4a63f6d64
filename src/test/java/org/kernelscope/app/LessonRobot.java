package org.kernelscope.app;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.kernelscope.data.Stroke;
import org.kernelscope.lesson.Expression;
import org.kernelscope.lesson.Prediction;
import org.kernelscope.lesson.Result;
import org.kernelscope.lesson.Situation;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.transform.Quantity;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.lesson.LessonModel;

/** Does what the steps of lessons ask for, with the mouse or by keyboard alone. */
abstract class LessonRobot {
    final RunningProgram program;
    private final LessonModel model;

    LessonRobot(RunningProgram program) {
        this.program = program;
        model = program.parts().lessons().model();
    }

    /** Presses a button, or chooses an option. */
    abstract void press(String selector);

    /** Fills the field of a guess. */
    abstract void fill(String selector, String number);

    /** Marks a map, from 1, on the stage. */
    abstract void mark(String layer, int map);

    /** Opens a map, from 1, on the stage. */
    abstract void open(String layer, int map);

    /** Draws on the pad. */
    abstract void draw(Stroke stroke);

    /** Moves the image in the Lab, about as far as {@code value}. */
    abstract void move(Quantity quantity, double value);

    /** Makes a prediction and commits to it. */
    void predict(Prediction prediction) {
        if (prediction instanceof Prediction.Choices choices) {
            press("#lesson-option-" + choices.correct().get(0));
        } else if (prediction instanceof Prediction.Number number) {
            fill("#lesson-number", Long.toString(Math.round(number(number.answer()))));
        } else if (prediction instanceof Prediction.Mark mark) {
            mark(mark.layer(), 2);
            TestWindow.until("it is marked", () -> model.guessProperty().get() != null);
        } else {
            Node bar = program.window().find("#lesson-bar-3", Node.class);
            TestWindow.run(bar::requestFocus);
            program.window().type(KeyCode.UP, 5);
        }
        press("#lesson-predict");
    }

    /** Reaches a goal as a learner would. */
    void reach(String goal) {
        switch (goal) {
            case "strokes >= 1 and confidence > 0.5" -> {
                TestWindow.run(() -> program.shared().drawing().clear());
                draw(Stroke.at(0.5, 0.2, 0.085).to(0.5, 0.5).to(0.5, 0.8));
            }
            case "layer = C3 and level = cell" -> {
                open("C3", 3);
                TestWindow.until("it is open", this::isOpen);
                rest();
                program.window().type(KeyCode.ENTER);
            }
            case "layer = C1 and clock >= 0.99" -> press("#clock-end");
            case "network = lenet5-1998 and layer = C3 and map = 16 and level = map" ->
                    open("C3", 16);
            case "layer = C1 and map = strongest:C1 and level = map" ->
                    open("C1", (int) number(expression("strongest:C1")));
            case "lab = move and predicted != 8" -> move(Quantity.RIGHT, 14);
            case "steps >= 6" -> {
                Expression steps = expression("steps");
                while (number(steps) < 6) {
                    double before = number(steps);
                    press("#train-batch");
                    TestWindow.until("a step is made", () -> stepsMade() > before);
                    rest();
                }
            }
            case "moved:turn != 0 and predicted != 3" -> move(Quantity.TURN, 130);
            case "strokes >= 1 and predicted = 9 and probability:9 > 0.5" ->
                    // A 4 whose two upper ends meet.
                    draw(
                            Stroke.at(0.65, 0.3, 0.085)
                                    .to(0.5, 0.2)
                                    .to(0.35, 0.3)
                                    .to(0.4, 0.45)
                                    .to(0.65, 0.42)
                                    .to(0.65, 0.3)
                                    .to(0.62, 0.8));
            case "backward = on and layer = C1 and level = map" -> {
                press("#backward");
                open("C1", 2);
            }
            case "mode = lab and lab = then-and-now" -> {
                press("#mode-lab");
                press("#lab-tab-then-and-now");
            }
            default -> throw new AssertionError("no way to “" + goal + "”");
        }
    }

    private static Expression expression(String text) {
        try {
            return Expression.parse(text);
        } catch (UserFacingException none) {
            throw new AssertionError(none);
        }
    }

    private double number(Expression expression) {
        Situation now =
                TestWindow.fx(() -> program.parts().lessons().situation(null).orElseThrow());
        return ((Result.Number) expression.in(now).orElseThrow()).value();
    }

    private double stepsMade() {
        RunRecord run = program.parts().training().time().run();
        return run == null ? 0 : run.timeline().last().step();
    }

    boolean isOpen() {
        return program.shared().selection().openedProperty().get() != null;
    }

    /** The index of a layer of the network on the stage. */
    int index(String layer) {
        Architecture architecture =
                TestWindow.fx(() -> program.shared().network().architectureProperty().get());
        return architecture.layer(layer).orElseThrow().index();
    }

    /** Waits until everything is at rest. */
    void rest() {
        program.window().settle();
        // What moves is looked at elsewhere.
        TestWindow.run(() -> program.parts().window().stage().finishMoving());
        TestWindow.until(
                "everything is at rest",
                () ->
                        model.isSettled()
                                && program.shown() != null
                                && program.parts().window().stage().isAtRest());
        program.window().settle();
    }
}
