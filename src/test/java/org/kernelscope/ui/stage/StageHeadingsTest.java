package org.kernelscope.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleStringProperty;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.state.DirectBackward;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.Selection;

/** What stands above the layers is never cut, whichever network, language and size. */
final class StageHeadingsTest {
    private static final String LOOKUPS =
            "-color-fg-default: black; -color-fg-muted: black; -color-accent-fg: black;"
                    + "-color-bg-subtle: white; -color-bg-overlay: white;";

    private final Localisation localisation = new Localisation();
    private final NetworkModel network =
            new NetworkModel(Runnable::run, Runnable::run, new Notices());
    private TestWindow window;
    private StageView stage;

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        stage = TestWindow.fx(this::makeStage);
        window = TestWindow.open(() -> new Scene(stage, 812, 580));
    }

    private StageView makeStage() {
        Fonts.load();
        network.start(BandEngine::new, () -> Model.untrained(Presets.TINY, 3));
        StageView made =
                new StageView(
                        network,
                        DirectBackward.of(network),
                        null,
                        new Display(),
                        new Selection(),
                        new KernelFocus(),
                        localisation);
        made.setStyle(LOOKUPS);
        made.getStylesheets().add("/org/kernelscope/ui/kernelscope.css");
        return made;
    }

    @AfterEach
    void close() {
        window.close();
    }

    @ParameterizedTest
    @CsvSource({"812, 580, 13", "1000, 640, 14.5", "1240, 780, 18.5", "735, 480, 19.5"})
    @Tag("slow")
    void noWordOfAHeadingIsCutAndNoneLiesOverAnother(double width, double height, double em) {
        TestWindow.run(
                () -> {
                    stage.setStyle(LOOKUPS + "-fx-font-size: " + em + "px;");
                    window.stage().setWidth(width);
                    window.stage().setHeight(height);
                });
        for (Architecture preset : Presets.all()) {
            for (Language language : Language.values()) {
                TestWindow.run(
                        () -> {
                            localisation.languageProperty().set(language);
                            network.use(() -> Model.untrained(preset, 3));
                        });
                window.settle();
                TestWindow.run(() -> check(preset + " " + language));
            }
        }
    }

    private void check(String what) {
        StageLayout layout = stage.shownLayout().orElseThrow();
        assertThat(layout.boxes()).as(what).hasSizeGreaterThan(2).hasSameSizeAs(headings(stage));
        Set<Double> belowKinds = new HashSet<>();
        double end = Double.NEGATIVE_INFINITY;
        for (Node heading : headings(stage)) {
            Bounds bounds = heading.getBoundsInParent();
            assertThat(heading.isVisible()).as(what).isTrue();
            assertThat(bounds.getMinX()).as(what).isGreaterThanOrEqualTo(end - 2);
            assertThat(bounds.getMaxX()).as(what).isLessThanOrEqualTo(stage.getWidth() + 1);
            assertThat(bounds.getMaxY()).as(what).isLessThanOrEqualTo(layout.frame().top() + 1);
            end = bounds.getMaxX();
            Node size = ((Pane) heading).getChildren().get(2);
            if (size.isManaged()) {
                belowKinds.add(size.getBoundsInParent().getMinY());
            }
            for (Node line : heading.lookupAll(".text")) {
                // Lines that have no room are left out as a whole.
                if (line.getParent().isVisible()) {
                    String whole = ((Labeled) line.getParent()).getText();
                    assertThat(((Text) line).getText()).as(what).isEqualTo(whole);
                }
            }
        }
        assertThat(belowKinds).as(what + ": all sizes are in a row").hasSizeLessThan(2);
    }

    /** Headings of the network before are used again. */
    @Test
    void aNetworkIsDescribedAsIfItWereTheFirst() {
        List<Architecture> networks =
                List.of(
                        Presets.LENET5_1998,
                        Presets.TINY,
                        Presets.LENET5_MODERN,
                        Presets.MLP,
                        Presets.LENET5_1998);
        for (Architecture each : networks) {
            TestWindow.run(() -> network.use(() -> Model.untrained(each, 3)));
            StageView fresh =
                    TestWindow.fx(
                            () -> {
                                StageView made = makeStage();
                                network.use(() -> Model.untrained(each, 3));
                                return made;
                            });
            TestWindow used = window;
            try (TestWindow other = TestWindow.open(() -> new Scene(fresh, 812, 580))) {
                used.settle();
                other.settle();
                assertThat(TestWindow.fx(() -> words(stage)))
                        .as(each.id())
                        .hasSizeGreaterThan(2)
                        .isEqualTo(TestWindow.fx(() -> words(fresh)));
            }
        }
    }

    /** Without those of a deeper network before. */
    private static List<Node> headings(StageView stage) {
        return stage.lookupAll(".ks-layer-heading").stream().filter(Node::isManaged).toList();
    }

    private static List<String> words(StageView stage) {
        return headings(stage).stream()
                .flatMap(heading -> ((Pane) heading).getChildren().stream())
                .filter(Labeled.class::isInstance)
                .map(line -> line.getId() + ": " + ((Labeled) line).getText())
                .toList();
    }

    @Test
    void aLinkThatWasFollowedIsNewForAnotherNetwork() {
        TestWindow.run(
                () -> {
                    LayerHeading heading = new LayerHeading(true);
                    List<String> followed = new ArrayList<>();
                    for (String layer : List.of("C3", "C5")) {
                        heading.begin(new SimpleStringProperty(layer));
                        heading.link(
                                new SimpleStringProperty("kernels of " + layer),
                                "connections-" + layer,
                                () -> followed.add(layer));
                        Hyperlink link = (Hyperlink) heading.getChildren().get(1);
                        assertThat(link.getText()).isEqualTo("kernels of " + layer);
                        assertThat(link.getId()).isEqualTo("connections-" + layer);
                        assertThat(link.isVisited()).isFalse();
                        link.fire();
                        assertThat(link.isVisited()).isTrue();
                    }
                    assertThat(followed).containsExactly("C3", "C5");
                });
    }

    /** The window's language outlives every network: it must not keep the words of old ones. */
    @Test
    void aHeadingThatIsThrownAwayIsSaidNoMore() {
        AtomicInteger said = new AtomicInteger();
        Pane pane = new Pane();
        LayerHeading heading = TestWindow.fx(() -> new LayerHeading(false));
        TestWindow.run(
                () ->
                        heading.begin(
                                localisation
                                        .textsProperty()
                                        .map(
                                                texts -> {
                                                    said.incrementAndGet();
                                                    return texts.get("layer.input");
                                                })));
        TestWindow.run(
                () -> {
                    window.stage().getScene().setRoot(pane);
                    pane.getChildren().add(heading);
                    localisation.languageProperty().set(Language.KOREAN);
                });
        assertThat(said.get()).isPositive();
        assertThat(TestWindow.fx(() -> ((Labeled) heading.getChildren().get(0)).getText()))
                .isEqualTo(Texts.in(Language.KOREAN).get("layer.input"));
        TestWindow.run(() -> pane.getChildren().clear());
        int before = said.get();
        TestWindow.run(() -> localisation.languageProperty().set(Language.ENGLISH));
        assertThat(said.get()).isEqualTo(before);
    }

    @Test
    void theTableOfAConnectedLayerIsAKeyPressAway() {
        AtomicInteger asked = new AtomicInteger(-1);
        TestWindow.run(
                () -> {
                    stage.onConnections(asked::set);
                    network.use(() -> Model.untrained(Presets.LENET5_1998, 3));
                });
        Hyperlink link = window.find("#connections-C3", Hyperlink.class);
        assertThat(TestWindow.fx(link::getText)).contains("60").contains("96");
        assertThat(link.isFocusTraversable()).isTrue();
        window.settle();
        TestWindow.run(
                () -> {
                    press(link, KeyEvent.KEY_PRESSED);
                    press(link, KeyEvent.KEY_RELEASED);
                });
        TestWindow.until("the table", () -> asked.get() == 2);
    }

    /** The key arrives there, whichever window has the focus. */
    private static void press(Hyperlink link, EventType<KeyEvent> type) {
        Event.fireEvent(
                link, new KeyEvent(type, " ", " ", KeyCode.SPACE, false, false, false, false));
    }

    @Test
    void wordsAreBrokenAtTheirSpacesAndNowhereElse() {
        assertThat(LayerHeading.LineBreaks.broken("no params at all", 9, String::length))
                .isEqualTo("no params\nat all");
        assertThat(LayerHeading.LineBreaks.broken("28,848 params", 3, String::length))
                .isEqualTo("28,848\nparams");
        assertThat(LayerHeading.LineBreaks.least("28,848 params", String::length)).isEqualTo(6);
    }

    @Test
    void theWidestGiveWayFirst() {
        List<Double> wanted = List.of(40.0, 100.0, 80.0);
        List<Double> least = List.of(30.0, 50.0, 70.0);
        assertThat(StageHeadings.HeadingWidths.share(wanted, least, 300)).isEqualTo(wanted);
        List<Double> shared = StageHeadings.HeadingWidths.share(wanted, least, 180);
        assertThat(shared.get(0)).isEqualTo(40);
        assertThat(StageHeadings.HeadingWidths.sum(shared)).isBetween(179.9, 180.1);
        assertThat(StageHeadings.HeadingWidths.share(wanted, least, 100)).isEqualTo(least);
    }
}
