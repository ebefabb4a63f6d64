package org.kernelscope.ui.draw;

import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.PreparedDigit.Kind;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.control.Icon;
import org.kernelscope.ui.control.InkView;
import org.kernelscope.ui.control.InkView.Fit;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/**
 * The way from ink to input in small images: drawn, cut out, scaled, centred, framed. All that are
 * small enough are shown pixel by pixel at one scale, so that the frame is seen to grow; a tooltip
 * shows each one large and says what was done. JavaFX thread.
 */
public final class PreparationStrip extends HBox {
    private static final PseudoClass SKIPPED = PseudoClass.getPseudoClass("skipped");
    private static final int STEPS = 5;

    /** Rows and columns of a digit of MNIST. */
    private static final int MNIST_SIDE = 28;

    private static final int FRAME = 32;
    private static final int LARGE = 224;

    /** Width of the arrows. */
    private static final double ARROWS = 0.19;

    private final Display display;
    private final Localisation texts;
    private final DoubleProperty side = new SimpleDoubleProperty(FRAME);

    /** The strip for the images of {@code model}. */
    public PreparationStrip(PreparationModel model, Display display, Localisation texts) {
        this.display = display;
        this.texts = texts;
        setId("strip");
        getStyleClass().add(Styles.STRIP);
        side.bind(
                widthProperty()
                        .map(all -> Math.floor(all.doubleValue() * (1 - ARROWS) / STEPS))
                        .map(each -> Math.max(FRAME, each)));
        add(model.step(Kind.INK), texts.text("draw.step.ink"), texts.text("draw.step.ink.help"));
        arrow();
        add(model.step(Kind.BOX), texts.text("draw.step.box"), texts.text("draw.step.box.help"));
        arrow();
        add(
                model.step(Kind.SCALED),
                texts.text("draw.step.scaled"),
                texts.text("draw.step.scaled.help"));
        arrow();
        add(
                model.step(Kind.CENTRED),
                texts.text("draw.step.centred"),
                texts.text("draw.step.centred.help"));
        ObservableValue<Integer> size = model.inputSize();
        Node arrow = arrow();
        Node framed =
                add(
                        model.input(),
                        texts.text("draw.step.input", size),
                        texts.text("draw.step.input.help", size));
        // A network of 28×28 gets what was centred, without a frame around it.
        ObservableValue<Boolean> isFramed = size.map(rows -> rows != MNIST_SIDE);
        // Not by its visibility, which the style sheet of narrow windows sets.
        isFramed.subscribe(
                now -> {
                    getChildren().removeAll(arrow, framed);
                    if (now) {
                        getChildren().addAll(arrow, framed);
                    }
                });
        framed.setId("strip-framed");
    }

    private Node add(
            ObservableValue<@Nullable Tensor> picture,
            ObservableValue<String> name,
            ObservableValue<String> help) {
        InkView small = new InkView(FRAME, Fit.PIXELS, display.themeProperty());
        small.sideProperty().bind(side);
        small.inkProperty().bind(picture);
        Label caption = new Label();
        caption.getStyleClass().addAll(Styles.STRIP_CAPTION, Styles.SPARED_NARROWER);
        caption.textProperty().bind(name);
        caption.setMinWidth(Region.USE_PREF_SIZE);
        VBox step = new VBox(small, caption);
        step.getStyleClass().add(Styles.STRIP_STEP);
        ObservableValue<String> skipped = texts.text("draw.step.skipped");
        ObservableValue<String> words =
                Bindings.createStringBinding(
                        () -> (picture.getValue() == null ? skipped : help).getValue(),
                        picture,
                        skipped,
                        help);
        step.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        step.accessibleTextProperty().bind(words);
        picture.subscribe(now -> step.pseudoClassStateChanged(SKIPPED, now == null));
        Tooltip.install(step, tooltip(picture, words));
        getChildren().add(step);
        return step;
    }

    /**
     * The sentence about a step and the large image below it. Both are in a box that is always
     * managed: a tooltip would leave out a graphic that is not when it is shown first, and keep its
     * place empty.
     */
    private Tooltip tooltip(
            ObservableValue<@Nullable Tensor> picture, ObservableValue<String> words) {
        Tooltip tooltip = new Tooltip();
        InkView large = new InkView(1, Fit.PIXELS, display.themeProperty());
        large.sideProperty().set(LARGE);
        // The large image is painted only while somebody looks at it.
        large.inkProperty().bind(picture.when(tooltip.showingProperty()));
        // A step that did nothing has no image.
        large.visibleProperty().bind(large.inkProperty().isNotNull());
        large.managedProperty().bind(large.visibleProperty());
        Label sentence = new Label();
        sentence.textProperty().bind(words);
        sentence.setWrapText(true);
        sentence.setMinWidth(LARGE);
        sentence.setMaxWidth(LARGE);
        VBox content = new VBox(sentence, large);
        content.getStyleClass().add(Styles.STRIP_LARGE);
        tooltip.setGraphic(content);
        tooltip.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        return tooltip;
    }

    private Node arrow() {
        Icon arrow = new Icon(Feather.CHEVRON_RIGHT, 0.75);
        arrow.getStyleClass().add(Styles.STRIP_ARROW);
        StackPane box = new StackPane(arrow);
        box.getStyleClass().add(Styles.SPARED_NARROWEST);
        box.setAlignment(Pos.CENTER);
        box.setMinWidth(0);
        box.minHeightProperty().bind(side);
        box.maxHeightProperty().bind(side);
        HBox.setHgrow(box, Priority.ALWAYS);
        getChildren().add(box);
        return box;
    }
}
