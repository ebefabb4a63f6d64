package org.kernelscope.ui.field;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/**
 * The receptive field, large: the patch and what of it is used, each with what is around it, and
 * the nine best patches with the digits that they are from; a click puts such a digit on the pad.
 * It follows the pen as long as it is open. JavaFX thread.
 */
final class FieldCard extends VBox {
    /** Pixels of the image around the patch. */
    private static final int MARGIN = 2;

    private static final int BEST = 9;

    private final FieldModel model;
    private final Localisation localisation;
    private final Label title = new Label();
    private final Label geometry = new Label();
    private final Label share = new Label();
    private final Label bestName = new Label();
    private final PixelView patch;
    private final PixelView cloud;
    private final List<Button> best = new ArrayList<>();
    private final List<PixelView> bestPictures = new ArrayList<>();
    private Subscription following = Subscription.EMPTY;

    FieldCard(FieldModel model, Display display, Localisation localisation) {
        this.model = model;
        this.localisation = localisation;
        FieldImages pictures = new FieldImages(model, display);
        patch = pictures.patch(MARGIN);
        cloud = pictures.cloud(MARGIN);
        setId("field-card");
        getStyleClass().add(Styles.FIELD_CARD);
        title.setId("field-card-title");
        title.getStyleClass().add(Styles.CARD_TITLE);
        bestName.getStyleClass().add(Styles.SECTION_TITLE);
        HBox columns =
                new HBox(
                        column(name("field.seen"), patch, geometry, help("field.seen.help")),
                        column(name("field.effective"), cloud, share, help("field.effective.help")),
                        column(bestName, best(pictures), help("field.best.help")));
        columns.getStyleClass().add(Styles.FIELD_COLUMNS);
        getChildren().addAll(title, columns);
        // The model lives as long as the window and must not keep a card that was closed.
        sceneProperty()
                .subscribe(
                        scene -> {
                            following.unsubscribe();
                            following = scene == null ? Subscription.EMPTY : follow(display);
                        });
    }

    private Subscription follow(Display display) {
        Subscription all = Subscription.EMPTY;
        for (ObservableValue<?> value :
                List.<ObservableValue<?>>of(
                        model.seenProperty(),
                        model.bestProperty(),
                        model.progressProperty(),
                        display.themeProperty(),
                        display.paletteProperty(),
                        localisation.languageProperty())) {
            all = all.and(value.subscribe(now -> refresh()));
        }
        return all;
    }

    private Label name(String key) {
        Label name = new Label(localisation.texts().get(key));
        name.getStyleClass().add(Styles.SECTION_TITLE);
        return name;
    }

    private Label help(String key) {
        Label help = new Label(localisation.texts().get(key));
        help.setWrapText(true);
        help.setMinHeight(USE_PREF_SIZE);
        help.getStyleClass().add(Styles.CAPTION);
        return help;
    }

    private static VBox column(javafx.scene.Node... parts) {
        VBox column = new VBox(parts);
        column.getStyleClass().add(Styles.FIELD_COLUMN);
        return column;
    }

    private GridPane best(FieldImages pictures) {
        GridPane grid = new GridPane();
        for (int i = 0; i < BEST; i++) {
            int place = i;
            PixelView picture = pictures.best(place);
            Button button = new Button();
            button.setId("field-best-" + (place + 1));
            button.setGraphic(picture);
            button.setContentDisplay(ContentDisplay.TOP);
            button.getStyleClass().addAll(Styles.FLAT, Styles.FIELD_BUTTON);
            button.setOnAction(event -> model.putOnPad(place));
            best.add(button);
            bestPictures.add(picture);
            grid.add(button, place % FieldImages.ACROSS, place / FieldImages.ACROSS);
        }
        return grid;
    }

    private void refresh() {
        FieldModel.Seen seen = model.seenProperty().get();
        if (seen == null) {
            return;
        }
        Texts texts = localisation.texts();
        title.setText(FieldWords.title(texts, seen));
        geometry.setText(FieldWords.geometry(texts, seen));
        share.setText(FieldWords.share(texts, seen.field()));
        bestName.setText(FieldWords.best(texts, model, seen.field().cell()));
        patch.repaint();
        cloud.repaint();
        List<FieldModel.Patch> patches = model.bestProperty().get();
        for (int i = 0; i < BEST; i++) {
            boolean there = i < patches.size();
            best.get(i).setDisable(!there);
            best.get(i).setText(there ? say(texts, patches.get(i)) : "");
            bestPictures.get(i).repaint();
        }
    }

    /** The digit that a patch is from, and what the cell answered. */
    private static String say(Texts texts, FieldModel.Patch patch) {
        return texts.get("field.best.of", patch.label(), Numbers.cell(patch.value()));
    }
}
