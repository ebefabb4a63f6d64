package org.kernelscope.ui.field;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.PopOvers;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.fx.OncePerFrame;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/**
 * The receptive field of the cell that is shown: its patch of the digit on the pad, cut out; what
 * of the patch really matters; and the nine patches of the test digits that its map answers to most
 * strongly; with size, jump and start. A click on an image opens them all large. JavaFX thread.
 */
public final class FieldView extends VBox {

    private final FieldModel model;
    private final Display display;
    private final Localisation localisation;
    private final Label geometry = new Label();
    private final Tooltip geometryOfAll = new Tooltip();
    private final Label share = new Label();
    private final HBox pictures = new HBox();
    private final PixelView patch;
    private final PixelView cloud;
    private final PixelView best;
    private final Button bestPicture;
    private final OncePerFrame refresh = new OncePerFrame(this::refresh);

    /** The view of {@code model}. */
    public FieldView(FieldModel model, Display display, Localisation localisation) {
        this.model = model;
        this.display = display;
        this.localisation = localisation;
        FieldImages painted = new FieldImages(model, display);
        patch = painted.patch(0);
        cloud = painted.cloud(0);
        best = painted.best();
        setId("field");
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
            label.setMinHeight(USE_PREF_SIZE);
        }
        // Two lines while it invites, one and the share while there is a cell: never a cut
        // sentence.
        share.managedProperty().bind(share.visibleProperty());
        pictures.getStyleClass().add(Styles.FIELD_PICTURES);
        pictures.setMinHeight(USE_PREF_SIZE);
        Button seen = picture("field-seen", patch, localisation.text("field.seen.help"));
        Button matters = picture("field-used", cloud, localisation.text("field.effective.help"));
        bestPicture = picture("field-best", best, localisation.text("field.best.help"));
        // Its text tells how many there are, and is empty until there is a cell.
        bestPicture.accessibleTextProperty().bind(localisation.text("field.best.help"));
        seen.textProperty().bind(localisation.text("field.seen"));
        matters.textProperty().bind(localisation.text("field.effective"));
        pictures.getChildren().addAll(seen, matters, bestPicture);
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
        NodeVisibility.of(this).subscribe(model.watchedProperty()::set);
    }

    /** A small image above its name, which opens all of them large. */
    private Button picture(String id, PixelView view, ObservableValue<String> help) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(view);
        button.setContentDisplay(ContentDisplay.TOP);
        button.getStyleClass().addAll(Styles.FLAT, Styles.FIELD_BUTTON);
        Tooltips.explain(button, help, Styles.FIELD_TOOLTIP);
        button.setOnAction(
                event ->
                        PopOvers.show(
                                button,
                                new FieldCard(model, display, localisation),
                                PopOver.ArrowLocation.RIGHT_BOTTOM));
        return button;
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
        geometry.setText(FieldWords.geometry(texts, seen));
        geometryOfAll.setText(FieldWords.geometries(texts, seen));
        geometry.setAccessibleHelp(geometryOfAll.getText());
        share.setText(FieldWords.share(texts, seen.field()));
        bestPicture.setText(FieldWords.best(texts, model, seen.field().cell()));
        patch.repaint();
        cloud.repaint();
        best.repaint();
    }
}
