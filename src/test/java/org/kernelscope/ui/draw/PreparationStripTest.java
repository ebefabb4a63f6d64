package org.kernelscope.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kernelscope.ui.TestWindow.fx;
import static org.kernelscope.ui.TestWindow.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Stroke;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.InitialWeights;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Presets;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.control.InkView;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Inference;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/** The large pictures of the steps, which appear when one points at them. */
final class PreparationStripTest {
    private static final Drawing ONE = Drawing.EMPTY.plus(Stroke.at(0.5, 0.2, 0.085).to(0.5, 0.8));

    private final Localisation texts = new Localisation();
    private final NetworkModel network =
            new NetworkModel(Runnable::run, Runnable::run, new Notices());
    private TestWindow window;
    private PreparationStrip strip;

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        ReadOnlyObjectProperty<Inference> inference = network.inferenceProperty();
        strip =
                fx(
                        () ->
                                new PreparationStrip(
                                        new PreparationModel(inference), new Display(), texts));
        window = TestWindow.open(() -> new Scene(new VBox(strip), 500, 400));
        run(
                () ->
                        network.start(
                                BandEngine::new,
                                () ->
                                        new Model(
                                                Presets.LENET5_MODERN,
                                                InitialWeights.draw(Presets.LENET5_MODERN, 1),
                                                Map.of())));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyStepIsShownLargeWithItsWholeSentence(Language language) {
        run(() -> texts.languageProperty().set(language));
        run(() -> network.show(ONE));
        for (Node step : steps()) {
            Parent content = show(step);
            assertThat(colours(picture(content))).hasSizeGreaterThan(1);
            assertThat(sentence(content)).isEqualTo(fx(step::getAccessibleText));
            hide(step);
        }
    }

    @Test
    void aStepThatDidNothingHasNoEmptyFrame() {
        run(() -> network.show(Drawing.EMPTY));
        String nothing = fx(() -> texts.texts().get("draw.step.skipped"));
        List<Node> skipped =
                steps().stream().filter(step -> nothing.equals(step.getAccessibleText())).toList();
        assertThat(skipped).isNotEmpty();
        for (Node step : skipped) {
            Parent content = show(step);
            assertThat(sentence(content)).isEqualTo(nothing);
            assertThat(fx(() -> content.getLayoutBounds().getHeight())).isLessThan(100);
            hide(step);
        }
        // The same tooltips, when there is something.
        run(() -> network.show(ONE));
        for (Node step : skipped) {
            assertThat(colours(picture(show(step)))).hasSizeGreaterThan(1);
            hide(step);
        }
    }

    private List<Node> steps() {
        return fx(
                () ->
                        strip.getChildren().stream()
                                .filter(node -> node.getAccessibleText() != null)
                                .filter(Node::isVisible)
                                .toList());
    }

    /** The content of the tooltip, on the screen. */
    private Parent show(Node step) {
        Tooltip tooltip = tooltip(step);
        run(() -> tooltip.show(window.stage(), 50, 120));
        window.settle();
        Parent content = (Parent) Objects.requireNonNull(fx(tooltip::getGraphic));
        assertThat(fx(content::getScene)).isNotNull();
        return content;
    }

    private static void hide(Node step) {
        run(() -> tooltip(step).hide());
    }

    private static Tooltip tooltip(Node step) {
        return (Tooltip)
                Objects.requireNonNull(step.getProperties().get("javafx.scene.control.Tooltip"));
    }

    private static InkView picture(Parent content) {
        return children(content)
                .filter(InkView.class::isInstance)
                .map(InkView.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** What can be read of the sentence: a cut one ends with three dots. */
    private static String sentence(Parent content) {
        Label label =
                children(content)
                        .filter(Label.class::isInstance)
                        .map(Label.class::cast)
                        .findFirst()
                        .orElseThrow();
        return fx(() -> ((Text) Objects.requireNonNull(label.lookup(".text"))).getText())
                .replace("\n", "");
    }

    private static Stream<Node> children(Parent content) {
        return fx(() -> List.copyOf(content.getChildrenUnmodifiable())).stream();
    }

    private static List<Color> colours(InkView picture) {
        WritableImage image = fx(() -> picture.snapshot(null, null));
        return Stream.iterate(0, y -> y + 4)
                .limit((int) image.getHeight() / 4)
                .flatMap(
                        y ->
                                Stream.iterate(0, x -> x + 4)
                                        .limit((int) image.getWidth() / 4)
                                        .map(x -> image.getPixelReader().getColor(x, y)))
                .distinct()
                .toList();
    }
}
