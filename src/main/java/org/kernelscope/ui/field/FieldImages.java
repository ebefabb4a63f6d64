package org.kernelscope.ui.field;

import java.util.List;
import org.kernelscope.network.InputSpec;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.state.Display;

/**
 * The images of a receptive field, small or large: the patch, what of it is used, the patches that
 * excite the map the most. JavaFX thread.
 */
final class FieldImages {
    /** Number of best patches side by side. */
    static final int ACROSS = 3;

    private final FieldModel model;
    private final Display display;

    FieldImages(FieldModel model, Display display) {
        this.model = model;
        this.display = display;
    }

    private interface Painting {
        void paint(PatchPainter painter, FieldModel.Seen seen, PatchPainter.Square square);
    }

    /**
     * The patch of the digit on the pad.
     *
     * @param margin pixels of the digit that are shown faintly around the patch
     */
    PixelView patch(int margin) {
        return view(
                Styles.FIELD_PICTURE,
                (painter, seen, square) ->
                        painter.ink(
                                seen.inference().activations().input(),
                                seen.field().box(),
                                square,
                                margin));
    }

    /** The gradient, as a cloud over the patch. */
    PixelView cloud(int margin) {
        return view(
                Styles.FIELD_PICTURE,
                (painter, seen, square) ->
                        painter.cloud(
                                seen.inference().activations().input(),
                                seen.field().gradient(),
                                seen.field().box(),
                                square,
                                margin));
    }

    /** All of the best patches in one image. */
    PixelView best() {
        return view(
                Styles.FIELD_PICTURE,
                (painter, seen, square) -> {
                    int step = square.side() / ACROSS;
                    int gap = Math.max(1, step / 16);
                    List<FieldModel.Patch> patches = model.bestProperty().get();
                    for (int i = 0; i < patches.size(); i++) {
                        painter.ink(
                                patches.get(i).input(),
                                patches.get(i).box(),
                                new PatchPainter.Square(
                                        square.x() + i % ACROSS * step,
                                        square.y() + i / ACROSS * step,
                                        step - gap),
                                0);
                    }
                });
    }

    /** One of the best patches, counted from 0; empty if there are not so many. */
    PixelView best(int place) {
        return view(
                Styles.FIELD_BEST,
                (painter, seen, square) -> {
                    List<FieldModel.Patch> patches = model.bestProperty().get();
                    if (place < patches.size()) {
                        FieldModel.Patch patch = patches.get(place);
                        painter.ink(patch.input(), patch.box(), square, 0);
                    }
                });
    }

    private PixelView view(String style, Painting painting) {
        PixelView view = new PixelView((raster, unit) -> paint(raster, painting));
        view.getStyleClass().add(style);
        return view;
    }

    private void paint(Raster raster, Painting painting) {
        raster.clear(0);
        FieldModel.Seen seen = model.seenProperty().get();
        if (seen != null) {
            InputSpec input = seen.inference().model().architecture().input();
            Look look = display.look();
            int side = Math.min(raster.width(), raster.height()) - 2;
            painting.paint(
                    new PatchPainter(raster, look, input),
                    seen,
                    new PatchPainter.Square((raster.width() - side) / 2, 1, side));
        }
    }
}
