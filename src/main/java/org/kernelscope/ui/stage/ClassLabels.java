package org.kernelscope.ui.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.scene.layout.Pane;
import org.kernelscope.ui.control.NameLabel;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.StageLayout;

/** The names beside the squares of the output. JavaFX thread. */
final class ClassLabels {
    private static final double GAP = 5;

    /** The height of digits, as a share of the height of a line. */
    private static final double LETTERS = 0.75;

    /** The room for the names if one of them is a word, and the squares, in em. */
    private static final double WORD = 3;

    private static final double SQUARES = 2.2;

    /** Longer names are words. */
    private static final int SIGN = 2;

    /** Of a name that is cut, less says nothing: a share of the height of a line. */
    private static final double LEGIBLE = 1.7;

    /** The names take so much of the stage at the most. */
    private static final double SHARE = 0.13;

    private final List<NameLabel> names = new ArrayList<>();

    /** Calls class {@code i} as {@code called} says. */
    void call(IntFunction<String> called) {
        for (int digit = 0; digit < names.size(); digit++) {
            names.get(digit).setText(called.apply(digit));
        }
    }

    /** Puts a name for each class, its number at first, into {@code pane}. */
    void show(int classes, Pane pane) {
        while (names.size() > classes) {
            pane.getChildren().remove(names.remove(names.size() - 1));
        }
        // Those that stay need not be styled again.
        while (names.size() < classes) {
            NameLabel name = new NameLabel();
            name.setText(Integer.toString(names.size()));
            name.getStyleClass().add(Styles.CLASS_NAME);
            name.setMouseTransparent(true);
            names.add(name);
            pane.getChildren().add(name);
        }
    }

    /** The width of the squares with names on both sides, so that they stand in the middle. */
    double width(double stage, double em) {
        boolean words = names.stream().anyMatch(name -> name.getText().length() > SIGN);
        return words ? Math.min((SQUARES + 2 * WORD) * em, SHARE * stage) : 0;
    }

    /**
     * Puts each beside its square; in the overview alone, and not over the headings. Where squares
     * are lower than names, not every class is named; a long name is cut at the edge of the stage,
     * and left out where nothing of it could be read. Where squares stand in several columns, there
     * is no place for names.
     */
    void place(StageLayout layout, double unit) {
        LayerBox output = layout.boxes().get(layout.boxes().size() - 1);
        boolean inRow = output.tileX(0) == output.tileX(names.size() - 1);
        double pitch = (output.tileHeight() + output.gap()) / unit;
        for (int digit = 0; digit < names.size(); digit++) {
            NameLabel name = names.get(digit);
            int every = (int) Math.ceil(LETTERS * name.prefHeight(-1) / pitch);
            double square = (output.tileX(digit) + output.tileWidth()) / unit;
            double wanted = name.prefWidth(-1);
            double free = layout.frame().width() / unit - square - wanted;
            // A name that fits between square and edge only just stands in the middle.
            double gap = free >= 2 ? Math.min(GAP, free / 2) : GAP;
            double x = square + gap;
            double y = (output.tileY(digit) + output.tileHeight() / 2.0) / unit;
            double height = name.prefHeight(-1);
            double room = free + wanted - 2 * gap;
            double width = Math.max(0, Math.min(wanted, room));
            name.resizeRelocate(x, y - height / 2, width, height);
            boolean inSight = y - height / 2 > layout.frame().top() / unit - height;
            boolean legible = width >= Math.min(name.prefWidth(-1), LEGIBLE * height);
            name.setVisible(
                    inRow && legible && inSight && digit % every == 0 && layout.openness() == 0);
        }
    }
}
