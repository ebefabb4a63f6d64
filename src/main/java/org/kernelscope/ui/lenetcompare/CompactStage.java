package org.kernelscope.ui.lenetcompare;

import java.util.Collections;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.paint.StageSurface;
import org.kernelscope.ui.paint.chart.ChartLook;
import org.kernelscope.ui.paint.chart.ChartText;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Localisation;

/** A whole network in little room: all its maps, with the names of the layers. JavaFX thread. */
final class CompactStage extends StackPane {
    private static final double NAMES = 1.5;
    private static final double NARROWEST = 2.2;

    private final Display display;
    private final Localisation localisation;
    private final StageSurface surface = new StageSurface();
    private final PixelView maps = new PixelView(this::paintMaps);
    private final CanvasView names = new CanvasView((g, width, height) -> paintNames(g));
    private @Nullable InferenceResult inference;
    private @Nullable StageLayout layout;

    CompactStage(String id, Display display, Localisation localisation) {
        this.display = display;
        this.localisation = localisation;
        setId(id);
        setMinSize(0, 0);
        getChildren().addAll(maps, names);
        display.themeProperty().subscribe(theme -> repaint());
        display.paletteProperty().subscribe(palette -> repaint());
        display.scaleProperty().subscribe(scale -> repaint());
        localisation.languageProperty().subscribe(language -> repaint());
    }

    void show(InferenceResult next) {
        inference = next;
        repaint();
    }

    private void repaint() {
        maps.repaint();
        names.repaint();
    }

    private void paintMaps(Raster raster, double unit) {
        InferenceResult known = inference;
        StageLook look = look();
        if (known == null) {
            raster.clear(look.ground());
            return;
        }
        Architecture architecture = known.model().architecture();
        StageLayout place = place(architecture, raster, unit);
        layout = place;
        surface.paint(
                raster,
                place,
                known.activations(),
                architecture.input(),
                known.scale(display.scaleProperty().get()),
                look);
    }

    private StageLayout place(Architecture architecture, Raster raster, double unit) {
        double em = TextSize.at(this) * unit;
        int columns = architecture.layers().size() + 1;
        StageLayout.Frame frame =
                new StageLayout.Frame(
                        raster.width(),
                        raster.height(),
                        (int) (NAMES * em),
                        unit * TextSize.at(this) / TextSize.USUAL / 2,
                        Collections.nCopies(columns, (int) (NARROWEST * em)));
        StageLayout known = layout;
        return known != null && known.frame().equals(frame)
                ? known
                : StageLayout.fit(architecture, frame);
    }

    private StageLook look() {
        return StageLook.of(display.paletteProperty().get(), display.themeProperty().get());
    }

    private void paintNames(GraphicsContext graphics) {
        StageLayout place = layout;
        InferenceResult known = inference;
        if (place == null || known == null) {
            return;
        }
        double em = TextSize.at(this);
        ChartText easel =
                new ChartText(graphics, new ChartLook(look(), em, Fonts.TEXT, Fonts.MONO));
        Texts texts = localisation.texts();
        List<LayerBox> boxes = place.boxes();
        for (LayerBox box : boxes) {
            easel.caption(
                    LayerWords.name(texts, known.model().architecture(), box.layer()),
                    (box.x() + box.width() / 2.0) / maps.unit(),
                    0.7 * em,
                    ChartText.Align.CENTER);
        }
    }
}
