package org.kernelscope.ui.draw;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.FindOptions;
import org.kernelscope.data.FoundDigit.Candidate;
import org.kernelscope.data.FoundDigit.Stage;
import org.kernelscope.data.FoundDigit.Step;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.InkView;
import org.kernelscope.ui.control.InkView.Fit;
import org.kernelscope.ui.control.PopOvers;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.draw.ImageImportModel.Opened;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/**
 * The way in which the digit of an image on the pad was found: each step, which can be left out,
 * and the shapes that could be the digit, of which another can be taken. There only while the pad
 * shows such an image. JavaFX thread.
 */
final class PhotoPane extends VBox {
    private static final double SIDE = 40;
    private static final int MOST_CANDIDATES = 12;

    private final ImageImportModel pictures;
    private final Display display;
    private final Localisation texts;
    private final FlowPane steps = new FlowPane();
    private final FlowPane candidates = new FlowPane();

    /** The pane for the images of {@code pictures}. */
    PhotoPane(ImageImportModel pictures, Display display, Localisation texts) {
        this.pictures = pictures;
        this.display = display;
        this.texts = texts;
        setId("photo");
        getStyleClass().add(Styles.PHOTO);
        steps.getStyleClass().add(Styles.PHOTO_ROW);
        candidates.getStyleClass().add(Styles.PHOTO_ROW);
        candidates.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(candidates, steps);
        pictures.openedProperty().subscribe(this::show);
    }

    private void show(@Nullable Opened opened) {
        setVisible(opened != null);
        setManaged(opened != null);
        candidates.getChildren().clear();
        steps.getChildren().clear();
        if (opened == null) {
            return;
        }
        List<Candidate> all = opened.found().candidates();
        if (all.size() > 1) {
            Label question = new Label();
            question.textProperty().bind(texts.text("draw.photo.question"));
            candidates.getChildren().add(question);
            for (int i = 0; i < Math.min(MOST_CANDIDATES, all.size()); i++) {
                candidates.getChildren().add(candidate(opened, i));
            }
        }
        Button box = new IconButton(Feather.CROP, texts.text("draw.photo.box"));
        box.setId("photo-box");
        box.setOnAction(event -> chooseBox(box, opened));
        candidates.getChildren().add(box);
        if (opened.options().box() != null) {
            Button whole = new IconButton(Feather.MAXIMIZE, texts.text("draw.photo.whole"));
            whole.setId("photo-whole");
            whole.setOnAction(event -> pictures.find(opened.options().withBox(null)));
            candidates.getChildren().add(whole);
        }
        for (Step step : steps(opened)) {
            steps.getChildren().add(step(opened, step));
        }
        steps.setManaged(!steps.getChildren().isEmpty());
    }

    private void chooseBox(Button owner, Opened opened) {
        BoxChooser chooser =
                new BoxChooser(
                        opened.image().overview(opened.options()),
                        opened.options().box(),
                        display.themeProperty(),
                        texts,
                        part -> pictures.find(opened.options().withBox(part)));
        PopOvers.show(owner, chooser, PopOver.ArrowLocation.LEFT_TOP);
        chooser.requestFocus();
    }

    /** The steps that did something, and those that were left out. */
    private static Set<Step> steps(Opened opened) {
        EnumSet<Step> steps = EnumSet.noneOf(Step.class);
        steps.addAll(opened.options().skipped());
        opened.found().stages().forEach(stage -> steps.add(stage.step()));
        return steps;
    }

    private ToggleButton candidate(Opened opened, int index) {
        int count = opened.found().candidates().size();
        ToggleButton button = button(opened.found().candidates().get(index).ink());
        button.setId("photo-candidate-" + (index + 1));
        name(
                button,
                texts.text(
                        "draw.photo.candidate",
                        new SimpleIntegerProperty(index + 1),
                        new SimpleIntegerProperty(count)));
        button.setSelected(index == opened.found().chosen());
        FindOptions other = opened.options().withCandidate(index);
        button.setOnAction(
                event -> {
                    // The answer shows which one is taken.
                    button.setSelected(index == opened.found().chosen());
                    pictures.find(other);
                });
        return button;
    }

    private ToggleButton step(Opened opened, Step step) {
        boolean taken = opened.options().takes(step);
        Tensor picture =
                opened.found().stages().stream()
                        .filter(stage -> stage.step() == step)
                        .map(Stage::picture)
                        .findFirst()
                        .orElse(null);
        ToggleButton button = button(picture);
        button.setId("photo-step-" + step.name().toLowerCase(Locale.ROOT));
        button.textProperty().bind(texts.text(key(step)));
        button.setContentDisplay(ContentDisplay.TOP);
        button.getStyleClass().add(Styles.PHOTO_STEP);
        name(button, texts.text(helpKey(step)));
        button.setSelected(taken);
        button.setOnAction(event -> pictures.find(opened.options().with(step, !taken)));
        return button;
    }

    private ToggleButton button(@Nullable Tensor picture) {
        InkView view = new InkView(1, Fit.FILL, display.themeProperty());
        view.sideProperty().set(SIDE);
        view.inkProperty().set(picture);
        ToggleButton button = new ToggleButton();
        button.setGraphic(view);
        button.getStyleClass().add(Styles.PHOTO_BUTTON);
        return button;
    }

    private static void name(ToggleButton button, ObservableValue<String> help) {
        Tooltips.explain(button, help, 280);
    }

    private static String key(Step step) {
        return switch (step) {
            case TURN -> "draw.photo.step.turn";
            case LINES -> "draw.photo.step.lines";
            case SHEET -> "draw.photo.step.sheet";
            case LIGHT -> "draw.photo.step.light";
            case SHAPE -> "draw.photo.step.shape";
        };
    }

    private static String helpKey(Step step) {
        return switch (step) {
            case TURN -> "draw.photo.step.turn.help";
            case LINES -> "draw.photo.step.lines.help";
            case SHEET -> "draw.photo.step.sheet.help";
            case LIGHT -> "draw.photo.step.light.help";
            case SHAPE -> "draw.photo.step.shape.help";
        };
    }
}
