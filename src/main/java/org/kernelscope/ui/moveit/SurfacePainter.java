package org.kernelscope.ui.moveit;

import java.util.List;
import javafx.geometry.HPos;
import org.kernelscope.analysis.MovementReport;
import org.kernelscope.analysis.RobustnessSurface;
import org.kernelscope.data.ClassNames;
import org.kernelscope.engine.Model;
import org.kernelscope.text.Texts;
import org.kernelscope.transform.Sweep;
import org.kernelscope.transform.Transform;
import org.kernelscope.ui.moveit.MoveModel.Answer;
import org.kernelscope.ui.moveit.MoveModel.Prediction;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.ClassColours;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.NetworkNames;

/**
 * Paints the networks side by side: prediction, surface of P(right class), decision regions, and
 * how much of each layer's response stays in place. A pure function of its arguments.
 */
final class SurfacePainter {
    /** Levels of P that are told apart; neighbours of the same level are one rectangle. */
    private static final int LEVELS = 40;

    private final CanvasPen pen;
    private final Texts words;
    private final Places places;
    private final MoveModel model;

    SurfacePainter(CanvasPen pen, Texts words, Places places, MoveModel model) {
        this.pen = pen;
        this.words = words;
        this.places = places;
        this.model = model;
    }

    void paint(Answer answer, double width) {
        List<RobustnessSurface> surfaces = model.surfacesProperty().get();
        int right = answer.drawing().label().orElse(answer.predictions().get(0).still());
        for (int i = 0; i < answer.predictions().size(); i++) {
            Prediction prediction = answer.predictions().get(i);
            head(i, prediction, right);
            if (i < surfaces.size() && right < surfaces.get(i).classes()) {
                surface(i, surfaces.get(i), right, prediction.model());
            }
            if (places.bars()) {
                bars(i, prediction.report());
            }
        }
        axis(width, answer.predictions().get(0).model().className(right));
    }

    /** The predicted class and its probability. */
    static String prediction(Texts words, Prediction prediction) {
        return words.get(
                "move.prediction",
                prediction.model().className(prediction.digit()),
                Numbers.probability(prediction.probabilities().get(prediction.digit())));
    }

    /** The place of a value in the sweep, in steps; may lie between two. */
    static double index(Sweep sweep, double value) {
        return (value - sweep.from()) / (sweep.to() - sweep.from()) * (sweep.count() - 1);
    }

    private void head(int at, Prediction prediction, int right) {
        Look look = pen.look();
        double em = places.em();
        double x = places.left(at, false);
        String name =
                pen.fitting(
                        NetworkNames.of(words, prediction.model().architecture()),
                        Face.TEXT,
                        CanvasPen.CAPTION,
                        places.column());
        pen.caption(name, x, 0.6 * em, HPos.LEFT);
        int colour = prediction.digit() == right ? look.right() : look.wrong();
        pen.write(prediction(words, prediction), x, 1.8 * em, Face.NUMBER, 1, colour, HPos.LEFT);
    }

    private void surface(int at, RobustnessSurface surface, int right, Model of) {
        Look look = pen.look();
        int high = surface.and().count();
        for (int j = 0; j < high; j++) {
            int row = j;
            double from = edge(high - 1 - j, high);
            double tall = edge(high - j, high) - from;
            fill(
                    places.left(at, false),
                    places.top(false) + from,
                    tall,
                    surface.over().count(),
                    i ->
                            look.signed(
                                    Math.rint(LEVELS * surface.probability(i, row, right))
                                            / LEVELS));
            fill(
                    places.left(at, true),
                    places.top(true) + from,
                    tall,
                    surface.over().count(),
                    i -> ClassColours.of(look, surface.predicted(i, row)));
        }
        for (boolean regions : new boolean[] {false, true}) {
            double x = places.left(at, regions);
            double y = places.top(regions);
            claims(surface, x, y);
            pen.frame(x, y, places.side(), places.side(), 1, look.tileFrame());
            if (regions) {
                names(surface, of, x, y);
            }
            marker(surface, x, y);
        }
    }

    /** Edges lie on whole pixels, so that no seams show. */
    private double edge(int index, int count) {
        return Math.rint(places.side() * index / count);
    }

    private void fill(double x, double y, double tall, int count, Level colour) {
        runs(
                count,
                colour,
                (from, to, argb) -> {
                    double left = edge(from, count);
                    pen.fill(x + left, y, edge(to, count) - left, tall, argb);
                });
    }

    private interface Level {
        int at(int index);
    }

    private interface Run {
        void paint(int from, int to, int level);
    }

    private void runs(int count, Level level, Run run) {
        int from = 0;
        for (int i = 1; i <= count; i++) {
            if (i == count || level.at(i) != level.at(from)) {
                run.paint(from, i, level.at(from));
                from = i;
            }
        }
    }

    private void claims(RobustnessSurface surface, double x, double y) {
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

    private void marker(RobustnessSurface surface, double left, double top) {
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
    private void names(RobustnessSurface surface, Model of, double left, double top) {
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
            if (longest[label] > 0 && isFree(label, longest, x, y)) {
                pen.write(
                        ClassNames.shortened(of.className(label), 4),
                        left + x[label] * places.side(),
                        top + y[label] * places.side(),
                        Face.NUMBER,
                        0.9,
                        Look.readableOn(ClassColours.of(pen.look(), label)),
                        HPos.CENTER);
            }
        }
    }

    /** True if the number of no class with a longer row of cells is in the same place. */
    private boolean isFree(int label, int[] longest, double[] x, double[] y) {
        double room = places.em() / places.side();
        for (int other = 0; other < longest.length; other++) {
            boolean larger =
                    longest[other] > longest[label]
                            || longest[other] == longest[label] && other < label;
            if (larger
                    && Math.abs(x[other] - x[label]) < room
                    && Math.abs(y[other] - y[label]) < room) {
                return false;
            }
        }
        return true;
    }

    private void axis(double width, String right) {
        String axes =
                words.get(
                        "move.axes",
                        right,
                        MoveView.name(words, model.overProperty().get()),
                        MoveView.name(words, model.andProperty().get()));
        String fitting = pen.fitting(axes, Face.TEXT, CanvasPen.CAPTION, width);
        pen.caption(fitting, 0, places.bottom() + 0.8 * places.em(), HPos.LEFT);
    }

    private void bars(int at, MovementReport report) {
        Look look = pen.look();
        double em = places.em();
        double top = places.bottom() + (Places.AXIS + 0.1) * em;
        double high = 2.2 * em;
        List<MovementReport.LayerResponse> responses = report.layers();
        double step = Math.min(3.4 * em, places.column() / responses.size());
        for (int i = 0; i < responses.size(); i++) {
            MovementReport.LayerResponse response = responses.get(i);
            double x = places.left(at, false) + i * step;
            bar(x, top, step * 0.3, high, response.invariance(), look.training());
            if (response.equivariance() != null) {
                double along = x + step * 0.36;
                bar(along, top, step * 0.3, high, response.equivariance(), look.test());
            }
            if (step > 1.7 * em) {
                String name =
                        response.layer().length() > 3
                                ? response.layer().substring(0, 3)
                                : response.layer();
                pen.caption(name, x, top + high + 0.7 * em, HPos.LEFT);
            }
        }
    }

    private void bar(double x, double y, double width, double height, double share, int argb) {
        pen.fill(x, y, width, height, pen.look().tileFrame());
        double filled = height * share;
        pen.fill(x, y + height - filled, width, filled, argb);
    }

    /**
     * The place of everything, for a canvas and a number of networks. The regions are beside or
     * below the surface, whichever leaves more room for both.
     */
    record Places(double em, double column, double side, boolean below, boolean bars) {
        /** In em: the axis below the images. */
        static final double AXIS = 1.5;

        private static final double GAP = 1.2;
        private static final double HEAD = 2.9;
        private static final double SPLIT = 0.5;
        private static final double BARS = 4.2;

        static Places of(double em, double width, double height, int networks) {
            double column = (width - (networks - 1) * GAP * em) / networks;
            boolean bars = height > (HEAD + AXIS + BARS + 5) * em;
            double room = height - (HEAD + AXIS + (bars ? BARS : 0)) * em;
            double beside = Math.min((column - SPLIT * em) / 2, room);
            double below = Math.min(column, (room - SPLIT * em) / 2);
            double side = Math.floor(Math.max(1, Math.max(beside, below)));
            return new Places(em, column, side, below > beside, bars);
        }

        /** Left end of an image: the surface or the regions. */
        double left(int network, boolean regions) {
            double column = network * (this.column + GAP * em);
            return Math.floor(regions && !below ? column + side + SPLIT * em : column);
        }

        /** Upper end of an image. */
        double top(boolean regions) {
            return Math.floor(HEAD * em + (regions && below ? side + SPLIT * em : 0));
        }

        double bottom() {
            return top(true) + side;
        }
    }
}
