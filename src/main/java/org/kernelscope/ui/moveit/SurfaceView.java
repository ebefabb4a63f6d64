package org.kernelscope.ui.moveit;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.kernelscope.analysis.MovementReport;
import org.kernelscope.analysis.RobustnessSurface;
import org.kernelscope.text.Texts;
import org.kernelscope.transform.Quantity;
import org.kernelscope.transform.Sweep;
import org.kernelscope.transform.Transform;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.moveit.MoveModel.Answer;
import org.kernelscope.ui.moveit.MoveModel.Prediction;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.ClassColours;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkNames;

/**
 * The networks side by side: prediction, surface of P(right class), decision regions, and how much
 * of each layer stays. Dragging in a surface moves the digit. JavaFX thread.
 */
final class SurfaceView extends StackPane {
    private static final double GAP = 1.2;
    private static final double HEAD = 2.9;
    private static final double AXIS = 1.5;
    private static final double SPLIT = 0.5;
    private static final double BARS = 4.2;

    /** Levels of P that are told apart; neighbours of the same level are one rectangle. */
    private static final int LEVELS = 40;

    private final MoveModel model;
    private final Localisation texts;
    private final CanvasView canvas;
    private boolean dragging;

    SurfaceView(MoveModel model, Display display, Localisation texts) {
        this.model = model;
        this.texts = texts;
        this.canvas = new CanvasView(display, this::paint);
        setId("move-surfaces");
        getStyleClass().addAll(Styles.BOARD, Styles.MOVE_SURFACES);
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        accessibleHelpProperty().bind(texts.text("move.surface.help"));
        getChildren().add(canvas);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> dragging = false);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.answerProperty().subscribe(now -> tell());
        model.surfacesProperty().subscribe(now -> canvas.repaint());
        model.movement().movementProperty().subscribe(now -> canvas.repaint());
        texts.languageProperty().subscribe(now -> tell());
    }

    private void tell() {
        Answer answer = model.answerProperty().get();
        StringBuilder words = new StringBuilder();
        if (answer != null) {
            for (Prediction each : answer.predictions()) {
                words.append(NetworkNames.of(texts.texts(), each.architecture()))
                        .append(": ")
                        .append(said(texts.texts(), each))
                        .append(". ");
            }
        }
        setAccessibleText(words.toString());
        canvas.repaint();
    }

    private static String said(Texts words, Prediction prediction) {
        return words.get(
                "move.prediction",
                prediction.digit(),
                Numbers.probability(prediction.probabilities().get(prediction.digit())));
    }

    /**
     * The place of everything, for a canvas and a number of networks. The regions are beside or
     * below the surface, whichever leaves more room for both.
     */
    private record Places(double em, double column, double side, boolean below, boolean bars) {
        static Places of(double em, double width, double height, int networks) {
            double column = (width - (networks - 1) * GAP * em) / networks;
            boolean bars = height > (HEAD + AXIS + BARS + 5) * em;
            double room = height - (HEAD + AXIS + (bars ? BARS : 0)) * em;
            double beside = Math.min((column - SPLIT * em) / 2, room);
            double below = Math.min(column, (room - SPLIT * em) / 2);
            double side = Math.floor(Math.max(1, Math.max(beside, below)));
            return new Places(em, column, side, below > beside, bars);
        }

        /** Left end of a picture: the surface or the regions. */
        double left(int network, boolean regions) {
            double column = network * (this.column + GAP * em);
            return Math.floor(regions && !below ? column + side + SPLIT * em : column);
        }

        /** Upper end of a picture. */
        double top(boolean regions) {
            return Math.floor(HEAD * em + (regions && below ? side + SPLIT * em : 0));
        }

        double bottom() {
            return top(true) + side;
        }
    }

    private Places places(double em) {
        Answer answer = model.answerProperty().get();
        int networks = answer == null ? 1 : Math.max(1, answer.predictions().size());
        return Places.of(em, canvas.getWidth(), canvas.getHeight(), networks);
    }

    private void press(MouseEvent event) {
        requestFocus();
        dragging = move(event, false);
    }

    private void drag(MouseEvent event) {
        if (dragging) {
            move(event, true);
        }
    }

    /** Sets both quantities from a point; false if it is outside of all surfaces. */
    private boolean move(MouseEvent event, boolean outside) {
        Places places = places(org.kernelscope.ui.control.TextSize.at(this));
        double x = event.getX() - canvas.getLayoutX();
        double y = event.getY() - canvas.getLayoutY();
        int networks = Math.max(1, model.surfacesProperty().get().size());
        double left = 0;
        double top = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 2 * networks; i++) {
            double eachLeft = places.left(i / 2, i % 2 == 1);
            double eachTop = places.top(i % 2 == 1);
            double away = beyond(x - eachLeft, places.side()) + beyond(y - eachTop, places.side());
            if (away < nearest) {
                nearest = away;
                left = eachLeft;
                top = eachTop;
            }
        }
        double across = (x - left) / places.side();
        double up = 1 - (y - top) / places.side();
        if (nearest > 0 && !outside) {
            return false;
        }
        set(model.overProperty().get(), across);
        set(model.andProperty().get(), up);
        return true;
    }

    private static double beyond(double at, double side) {
        return Math.max(0, Math.max(-at, at - side));
    }

    private void set(Quantity quantity, double place) {
        Sweep sweep = MoveModel.sweep(quantity);
        double at = Math.max(0, Math.min(1, place));
        int index = (int) Math.min(sweep.count() - 1, Math.floor(at * sweep.count()));
        model.movement().set(quantity, sweep.at(index));
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> step(model.overProperty().get(), -1);
            case RIGHT -> step(model.overProperty().get(), 1);
            case UP -> step(model.andProperty().get(), 1);
            case DOWN -> step(model.andProperty().get(), -1);
            case HOME -> model.movement().set(Transform.NONE);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(Quantity quantity, int by) {
        Sweep sweep = MoveModel.sweep(quantity);
        int index = (int) Math.rint(index(sweep, model.movement().transform().of(quantity)));
        model.movement()
                .set(quantity, sweep.at(Math.max(0, Math.min(sweep.count() - 1, index + by))));
    }

    private static double index(Sweep sweep, double value) {
        return (value - sweep.from()) / (sweep.to() - sweep.from()) * (sweep.count() - 1);
    }

    private void paint(CanvasPen pen, double width, double height) {
        Answer answer = model.answerProperty().get();
        Texts words = texts.texts();
        if (answer == null) {
            return;
        }
        if (answer.empty()) {
            pen.caption(words.get("move.empty"), 0, pen.em(), HPos.LEFT);
            return;
        }
        if (model.overProperty().get() == model.andProperty().get()) {
            pen.caption(words.get("move.same"), 0, pen.em(), HPos.LEFT);
            return;
        }
        Places places = places(pen.em());
        List<RobustnessSurface> surfaces = model.surfacesProperty().get();
        int right = answer.drawing().label().orElse(answer.predictions().get(0).still());
        for (int i = 0; i < answer.predictions().size(); i++) {
            Prediction prediction = answer.predictions().get(i);
            head(pen, places, i, prediction, right);
            if (i < surfaces.size() && right < surfaces.get(i).classes()) {
                surface(pen, places, i, surfaces.get(i), right);
            }
            if (places.bars()) {
                bars(pen, places, i, prediction.report());
            }
        }
        axis(pen, places, width, right);
    }

    private void head(CanvasPen pen, Places places, int at, Prediction prediction, int right) {
        Texts words = texts.texts();
        Look look = pen.look();
        double em = places.em();
        double x = places.left(at, false);
        String name =
                pen.fitting(
                        NetworkNames.of(words, prediction.architecture()),
                        Face.TEXT,
                        CanvasPen.CAPTION,
                        places.column());
        pen.caption(name, x, 0.6 * em, HPos.LEFT);
        int colour = prediction.digit() == right ? look.right() : look.wrong();
        pen.write(said(words, prediction), x, 1.8 * em, Face.NUMBER, 1, colour, HPos.LEFT);
    }

    private void surface(
            CanvasPen pen, Places places, int at, RobustnessSurface surface, int right) {
        Look look = pen.look();
        int high = surface.and().count();
        for (int j = 0; j < high; j++) {
            int row = j;
            double from = edge(places, high - 1 - j, high);
            double tall = edge(places, high - j, high) - from;
            fill(
                    pen,
                    places,
                    places.left(at, false),
                    places.top(false) + from,
                    tall,
                    surface.over().count(),
                    i ->
                            look.signed(
                                    Math.rint(LEVELS * surface.probability(i, row, right))
                                            / LEVELS));
            fill(
                    pen,
                    places,
                    places.left(at, true),
                    places.top(true) + from,
                    tall,
                    surface.over().count(),
                    i -> ClassColours.of(look, surface.predicted(i, row)));
        }
        for (boolean regions : new boolean[] {false, true}) {
            double x = places.left(at, regions);
            double y = places.top(regions);
            claims(pen, places, surface, x, y);
            pen.frame(x, y, places.side(), places.side(), 1, look.tileFrame());
            if (regions) {
                names(pen, places, surface, x, y);
            }
            marker(pen, places, surface, x, y);
        }
    }

    /** Edges lie on whole pixels, so that no seams show. */
    private static double edge(Places places, int index, int count) {
        return Math.rint(places.side() * index / count);
    }

    private static void fill(
            CanvasPen pen,
            Places places,
            double x,
            double y,
            double tall,
            int count,
            Level colour) {
        runs(
                count,
                colour,
                (from, to, argb) -> {
                    double left = edge(places, from, count);
                    pen.fill(x + left, y, edge(places, to, count) - left, tall, argb);
                });
    }

    private interface Level {
        int at(int index);
    }

    private interface Run {
        void paint(int from, int to, int level);
    }

    private static void runs(int count, Level level, Run run) {
        int from = 0;
        for (int i = 1; i <= count; i++) {
            if (i == count || level.at(i) != level.at(from)) {
                run.paint(from, i, level.at(from));
                from = i;
            }
        }
    }

    private static void claims(
            CanvasPen pen, Places places, RobustnessSurface surface, double x, double y) {
        pen.dashed(4, 3);
        int colour = pen.look().emphasis();
        for (double claim : MoveModel.claims(surface.over().quantity())) {
            double at =
                    x
                            + (index(surface.over(), claim) + 0.5)
                                    / surface.over().count()
                                    * places.side();
            pen.line(at, y, at, y + places.side(), 1, colour);
        }
        for (double claim : MoveModel.claims(surface.and().quantity())) {
            double share = (index(surface.and(), claim) + 0.5) / surface.and().count();
            double at = y + (1 - share) * places.side();
            pen.line(x, at, x + places.side(), at, 1, colour);
        }
        pen.solid();
    }

    private void marker(
            CanvasPen pen, Places places, RobustnessSurface surface, double left, double top) {
        Transform now = model.movement().transform();
        Sweep over = surface.over();
        Sweep and = surface.and();
        double across = (index(over, now.of(over.quantity())) + 0.5) / over.count();
        double up = (index(and, now.of(and.quantity())) + 0.5) / and.count();
        if (across >= 0 && across <= 1 && up >= 0 && up <= 1) {
            double x = left + across * places.side();
            double y = top + (1 - up) * places.side();
            pen.circle(x, y, 0.45 * places.em(), 3.5, pen.look().surface());
            pen.circle(x, y, 0.45 * places.em(), 1.7, pen.look().emphasis());
        }
    }

    /** The number of each class, in the middle of the row of cells that it holds longest. */
    private static void names(
            CanvasPen pen, Places places, RobustnessSurface surface, double left, double top) {
        int classes = surface.classes();
        int[] longest = new int[classes];
        double[] x = new double[classes];
        double[] y = new double[classes];
        for (int j = 0; j < surface.and().count(); j++) {
            int row = j;
            runs(
                    surface.over().count(),
                    i -> surface.predicted(i, row),
                    (from, to, label) -> {
                        int balance = Math.min(row, surface.and().count() - 1 - row);
                        int weight = 4 * (to - from) + balance;
                        if (to - from > 3 && weight > longest[label]) {
                            longest[label] = weight;
                            x[label] = (from + to) / 2.0 / surface.over().count();
                            y[label] = 1 - (row + 0.5) / surface.and().count();
                        }
                    });
        }
        for (int label = 0; label < classes; label++) {
            if (longest[label] > 0) {
                pen.write(
                        Integer.toString(label),
                        left + x[label] * places.side(),
                        top + y[label] * places.side(),
                        Face.NUMBER,
                        0.9,
                        Look.readableOn(ClassColours.of(pen.look(), label)),
                        HPos.CENTER);
            }
        }
    }

    private void axis(CanvasPen pen, Places places, double width, int right) {
        Texts words = texts.texts();
        String axes =
                words.get(
                        "move.axes",
                        right,
                        MoveView.name(words, model.overProperty().get()),
                        MoveView.name(words, model.andProperty().get()));
        String fitting = pen.fitting(axes, Face.TEXT, CanvasPen.CAPTION, width);
        pen.caption(fitting, 0, places.bottom() + 0.8 * places.em(), HPos.LEFT);
    }

    private void bars(CanvasPen pen, Places places, int at, MovementReport report) {
        Look look = pen.look();
        double em = places.em();
        double top = places.bottom() + (AXIS + 0.1) * em;
        double high = 2.2 * em;
        List<MovementReport.Stay> stays = report.layers();
        double step = Math.min(3.4 * em, places.column() / stays.size());
        for (int i = 0; i < stays.size(); i++) {
            MovementReport.Stay stay = stays.get(i);
            double x = places.left(at, false) + i * step;
            bar(pen, x, top, step * 0.3, high, stay.invariance(), look.training());
            if (stay.equivariance() != null) {
                double along = x + step * 0.36;
                bar(pen, along, top, step * 0.3, high, stay.equivariance(), look.test());
            }
            if (step > 1.7 * em) {
                String name =
                        stay.layer().length() > 3 ? stay.layer().substring(0, 3) : stay.layer();
                pen.caption(name, x, top + high + 0.7 * em, HPos.LEFT);
            }
        }
    }

    private static void bar(
            CanvasPen pen,
            double x,
            double y,
            double width,
            double height,
            double share,
            int argb) {
        pen.fill(x, y, width, height, pen.look().tileFrame());
        double filled = height * share;
        pen.fill(x, y + height - filled, width, filled, argb);
    }
}
