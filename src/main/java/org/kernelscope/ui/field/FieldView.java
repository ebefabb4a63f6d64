package org.kernelscope.ui.field;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kernelscope.analysis.EffectiveField;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Fields;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.ReceptiveField;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.fx.OncePerFrame;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/**
 * The receptive field of the cell that is shown, enlarged: its patch of the digit on the pad, what
 * of the patch really matters, and the nine patches of the test digits that its map answers to most
 * strongly; with size, jump and start. JavaFX thread.
 */
public final class FieldView extends VBox {
    private static final String SHEET = "/org/kernelscope/ui/field.css";

    /** Of the whole effect; the rest is spread thinly. */
    private static final double SHARE = 0.9;

    /** How many of the best patches are side by side. */
    private static final int ACROSS = 3;

    private final FieldModel model;
    private final Display display;
    private final Localisation localisation;
    private final Label geometry = new Label();
    private final Tooltip geometryOfAll = new Tooltip();
    private final Label share = new Label();
    private final HBox pictures = new HBox();
    private final PixelView patch = new PixelView(this::paintPatch);
    private final PixelView cloud = new PixelView(this::paintCloud);
    private final PixelView best = new PixelView(this::paintBest);
    private final Label bestName = new Label();
    private final OncePerFrame refresh = new OncePerFrame(this::refresh);

    /** The view of {@code model}. */
    public FieldView(FieldModel model, Display display, Localisation localisation) {
        this.model = model;
        this.display = display;
        this.localisation = localisation;
        setId("field");
        getStylesheets()
                .add(Objects.requireNonNull(getClass().getResource(SHEET)).toExternalForm());
        getStyleClass().add(Styles.FIELD);
        Label title = new Label();
        title.textProperty().bind(localisation.text("field.title"));
        title.getStyleClass().add(Styles.SECTION_TITLE);
        geometry.setId("field-geometry");
        geometry.setTooltip(geometryOfAll);
        share.setId("field-share");
        for (Label label : List.of(geometry, share)) {
            label.getStyleClass().add(Styles.CAPTION);
            label.setWrapText(true);
        }
        // Two lines while it invites, one and the share while there is a cell: never a cut
        // sentence.
        geometry.setMinHeight(USE_PREF_SIZE);
        share.managedProperty().bind(share.visibleProperty());
        pictures.getStyleClass().add(Styles.FIELD_PICTURES);
        Label seen = new Label();
        seen.textProperty().bind(localisation.text("field.seen"));
        Label matters = new Label();
        matters.textProperty().bind(localisation.text("field.effective"));
        bestName.setId("field-best");
        pictures.getChildren()
                .addAll(
                        picture(
                                patch,
                                new PixelView(this::paintPatch),
                                seen,
                                localisation.text("field.seen.help")),
                        picture(
                                cloud,
                                new PixelView(this::paintCloud),
                                matters,
                                localisation.text("field.effective.help")),
                        picture(
                                best,
                                new PixelView(this::paintBest),
                                bestName,
                                localisation.text("field.best.help")));
        getChildren().addAll(title, geometry, pictures, share);
        for (ObservableValue<?> value :
                List.<ObservableValue<?>>of(
                        model.seenProperty(),
                        model.bestProperty(),
                        model.progressProperty(),
                        display.themeProperty(),
                        display.paletteProperty(),
                        localisation.languageProperty())) {
            value.subscribe(now -> refresh.request());
        }
        refresh();
    }

    /** A small picture with its name; the same large, with an explanation, when pointed at. */
    private static VBox picture(
            PixelView view, PixelView large, Label name, ObservableValue<String> help) {
        name.getStyleClass().add(Styles.CAPTION);
        view.getStyleClass().add(Styles.FIELD_PICTURE);
        large.getStyleClass().add(Styles.FIELD_LARGE);
        view.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        view.accessibleTextProperty().bind(help);
        Tooltip tooltip = new Tooltip();
        tooltip.setWrapText(true);
        tooltip.setGraphic(large);
        tooltip.setContentDisplay(ContentDisplay.TOP);
        tooltip.getStyleClass().add(Styles.FIELD_TOOLTIP);
        tooltip.textProperty().bind(help);
        tooltip.setOnShowing(event -> large.repaint());
        Tooltip.install(view, tooltip);
        VBox box = new VBox(view, name);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private void refresh() {
        Texts texts = localisation.texts();
        FieldModel.Seen seen = model.seenProperty().get();
        pictures.setVisible(seen != null);
        share.setVisible(seen != null);
        if (seen == null) {
            geometry.setText(texts.get("field.empty"));
            geometryOfAll.setText(texts.get("field.empty"));
            return;
        }
        geometry.setText(geometry(texts, seen));
        geometryOfAll.setText(geometries(texts, seen));
        geometry.setAccessibleHelp(geometryOfAll.getText());
        EffectiveField field = seen.field();
        share.setText(
                field.pixels() == 0
                        ? texts.get("field.share.none")
                        : texts.get(
                                "field.share",
                                field.pixelsHolding(SHARE),
                                field.box().rows().length() * field.box().columns().length()));
        bestName.setText(bestName(texts, field.cell()));
        patch.repaint();
        cloud.repaint();
        best.repaint();
    }

    private static String geometry(Texts texts, FieldModel.Seen seen) {
        Cell cell = seen.field().cell();
        Model of = seen.inference().model();
        ReceptiveField field =
                cell.isInput()
                        ? ReceptiveField.OF_INPUT
                        : of.architecture().layers().get(cell.layer()).receptiveField();
        return texts.get("field.geometry", field.size(), field.jump(), halves(field.start()));
    }

    /** Centres lie on pixels or between two. */
    private static String halves(double place) {
        boolean whole = place == Math.rint(place);
        String text = String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", place);
        return text.replace('-', '−');
    }

    /** The same for every layer between the cell and the picture. */
    private static String geometries(Texts texts, FieldModel.Seen seen) {
        Cell cell = seen.field().cell();
        Architecture of = seen.inference().model().architecture();
        StringBuilder all = new StringBuilder();
        for (int below = cell.layer() - 1; below >= Cell.INPUT; below--) {
            ReceptiveField field = Fields.between(of, below, cell.layer());
            all.append(
                            texts.get(
                                    "field.geometry.layer",
                                    below == Cell.INPUT
                                            ? texts.get("layer.input")
                                            : of.layers().get(below).name(),
                                    field.size(),
                                    field.jump(),
                                    halves(field.start())))
                    .append('\n');
        }
        return all.append(texts.get("field.geometry.help")).toString();
    }

    private String bestName(Texts texts, Cell cell) {
        double progress = model.progressProperty().get();
        if (cell.isInput()) {
            return "";
        }
        if (progress < 1) {
            return texts.get("field.best.searching", Math.round(100 * progress));
        }
        return model.bestProperty().get().isEmpty()
                ? texts.get("field.best.none")
                : texts.get("field.best", model.bestProperty().get().size());
    }

    private StageLook look() {
        return StageLook.of(display.paletteProperty().get(), display.themeProperty().get());
    }

    private static PatchPainter.Square whole(Raster raster) {
        int side = Math.min(raster.width(), raster.height()) - 2;
        return new PatchPainter.Square((raster.width() - side) / 2, 1, side);
    }

    private void paintPatch(Raster raster, double unit) {
        raster.clear(0);
        FieldModel.Seen seen = model.seenProperty().get();
        if (seen != null) {
            new PatchPainter(raster, look(), input(seen))
                    .ink(seen.inference().activations().input(), seen.field().box(), whole(raster));
        }
    }

    private void paintCloud(Raster raster, double unit) {
        raster.clear(0);
        FieldModel.Seen seen = model.seenProperty().get();
        if (seen != null) {
            new PatchPainter(raster, look(), input(seen))
                    .cloud(
                            seen.inference().activations().input(),
                            seen.field().gradient(),
                            seen.field().box(),
                            whole(raster));
        }
    }

    private void paintBest(Raster raster, double unit) {
        raster.clear(0);
        FieldModel.Seen seen = model.seenProperty().get();
        if (seen == null) {
            return;
        }
        PatchPainter painter = new PatchPainter(raster, look(), input(seen));
        PatchPainter.Square all = whole(raster);
        int step = all.side() / ACROSS;
        int gap = (int) Math.ceil(2 * unit);
        List<FieldModel.Patch> patches = model.bestProperty().get();
        for (int i = 0; i < patches.size(); i++) {
            FieldModel.Patch each = patches.get(i);
            painter.alone(
                    each.input(),
                    each.box(),
                    new PatchPainter.Square(
                            all.x() + i % ACROSS * step, all.y() + i / ACROSS * step, step - gap));
        }
    }

    private static InputSpec input(FieldModel.Seen seen) {
        return seen.inference().model().architecture().input();
    }
}
