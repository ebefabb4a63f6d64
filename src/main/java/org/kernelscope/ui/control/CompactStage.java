package org.kernelscope.ui.control;

import java.util.Collections;
import javafx.geometry.HPos;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.paint.StageSurface;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Localisation;

/** A small stage: all maps of a network, with the names of its layers. */
public final class CompactStage extends StackPane {
    private static final double NAMES = 1.5;
    private static final double NARROWEST = 2.2;

    private final Display display;
    private final Localisation localisation;
    private final StageSurface surface = new StageSurface();
    private final PixelView maps = new PixelView(this::paintMaps);
    private final CanvasView names;
    private @Nullable InferenceResult inference;
    private @Nullable StageLayout layout;

    /** A stage that is empty until {@link #show}. */
    public CompactStage(String id, Display display, Localisation localisation) {
        this.display = display;
        this.localisation = localisation;
        this.names = new CanvasView(display, (pen, width, height) -> paintNames(pen));
        setId(id);
        setMinSize(0, 0);
        getChildren().addAll(maps, names);
        display.themeProperty().subscribe(theme -> repaint());
        display.paletteProperty().subscribe(palette -> repaint());
        display.scaleProperty().subscribe(scale -> repaint());
        localisation.languageProperty().subscribe(language -> repaint());
    }

    /** Shows the maps of {@code next}. */
    public void show(InferenceResult next) {
        inference = next;
        repaint();
    }

    private void repaint() {
        maps.repaint();
        names.repaint();
    }

    private void paintMaps(Raster raster, double unit) {
        InferenceResult known = inference;
        Look look = display.look();
        if (known == null) {
            raster.clear(look.ground());
            return;
        }
        Architecture architecture = known.model().architecture();
        StageLayout fitted = layout(architecture, raster, unit);
        layout = fitted;
        surface.paint(
                raster,
                fitted,
                known.activations(),
                architecture.input(),
                known.scale(display.scaleProperty().get()),
                look);
    }

    private StageLayout layout(Architecture architecture, Raster raster, double unit) {
        double em = TextSize.ofPainting(this) * unit;
        int columns = architecture.layers().size() + 1;
        StageLayout.Frame frame =
                new StageLayout.Frame(
                        raster.width(),
                        raster.height(),
                        (int) (NAMES * em),
                        unit * TextSize.ofPainting(this) / TextSize.USUAL / 2,
                        Collections.nCopies(columns, (int) (NARROWEST * em)));
        StageLayout known = layout;
        return known != null && known.frame().equals(frame)
                ? known
                : StageLayout.fit(architecture, frame);
    }

    private void paintNames(CanvasPen pen) {
        StageLayout shown = layout;
        InferenceResult known = inference;
        if (shown == null || known == null) {
            return;
        }
        Texts texts = localisation.texts();
        for (LayerBox box : shown.boxes()) {
            pen.caption(
                    LayerWords.name(texts, known.model().architecture(), box.layer()),
                    (box.x() + box.width() / 2.0) / maps.unit(),
                    0.7 * pen.em(),
                    HPos.CENTER);
        }
    }
}
