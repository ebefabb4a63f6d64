package org.kernelscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.paint.TextScale;

final class TextSizeTest {
    private final ObjectProperty<TextScale> scale = new SimpleObjectProperty<>(TextScale.NORMAL);

    @BeforeAll
    static void toolkit() {
        TestWindow.startToolkit();
    }

    @ParameterizedTest
    @CsvSource({
        "1280, 800, NORMAL, 13",
        "1280, 800, LARGE, 19.5",
        "1280, 800, HUGE, 26",
        "1024, 768, NORMAL, 13",
        "1024, 768, MEDIUM, 16.5",
        "1024, 768, HUGE, 20.5",
        "640, 480, HUGE, 13",
        "1920, 1080, NORMAL, 17",
        "1920, 1080, HUGE, 33.5"
    })
    void textGrowsWithTheWindowAndWithTheScale(
            double width, double height, TextScale chosen, double size) {
        assertThat(TextSize.in(width, height, chosen)).isEqualTo(size);
    }

    @Test
    void theFontSizeOfARuledSceneFollowsTheScale() {
        Scene scene = new Scene(new Pane(), 1280, 800);
        TextSize.rule(scene, scale);
        assertThat(scene.getRoot().getStyle()).isEqualTo("-fx-font-size: 13.0px;");
        scale.set(TextScale.HUGE);
        assertThat(scene.getRoot().getStyle()).isEqualTo("-fx-font-size: 26.0px;");
        assertThat(TextSize.at(scene.getRoot())).isEqualTo(26);
        assertThat(TextSize.atNormal(scene.getRoot())).isEqualTo(13);
    }

    @Test
    void aStyleSheetIsToldHowManyEmTheWindowHas() {
        Scene scene = new Scene(new Pane(), 1280, 800);
        TextSize.rule(scene, scale);
        assertThat(room(scene)).isEmpty();
        scale.set(TextScale.MEDIUM);
        assertThat(room(scene)).containsExactlyInAnyOrder("narrow", "low");
        scale.set(TextScale.LARGE);
        assertThat(room(scene)).containsExactlyInAnyOrder("narrow", "narrower", "low", "lower");
        scale.set(TextScale.HUGE);
        assertThat(room(scene))
                .containsExactlyInAnyOrder(
                        "narrow", "narrower", "narrowest", "low", "lower", "lowest");
        scale.set(TextScale.NORMAL);
        assertThat(room(scene)).isEmpty();
    }

    @Test
    void whoFollowsIsToldOfTheScaleAndOnlyWhileInTheWindow() {
        Scene scene = new Scene(new Pane(), 1280, 800);
        TextSize.rule(scene, scale);
        Pane part = new Pane();
        List<Double> told = new ArrayList<>();
        TextSize.follow(part, told::add);
        ((Pane) scene.getRoot()).getChildren().add(part);
        scale.set(TextScale.LARGE);
        assertThat(told).endsWith(13.0, 19.5);
        ((Pane) scene.getRoot()).getChildren().clear();
        int before = told.size();
        scale.set(TextScale.HUGE);
        assertThat(told).hasSize(before);
    }

    @Test
    void whoWasInTheWindowBeforeItWasRuledFollowsToo() {
        List<Double> told = new ArrayList<>();
        Pane part = new Pane();
        TextSize.follow(part, told::add);
        Scene scene = new Scene(part, 1280, 800);
        TextSize.rule(scene, scale);
        scale.set(TextScale.HUGE);
        assertThat(told).endsWith(26.0);
        assertThat(TextSize.at(part)).isEqualTo(26);
    }

    private static Set<String> room(Scene scene) {
        return scene.getRoot().getPseudoClassStates().stream()
                .map(PseudoClass::getPseudoClassName)
                .filter(name -> name.startsWith("narrow") || name.startsWith("low"))
                .collect(Collectors.toSet());
    }
}
