package org.kernelscope.ui.connections;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.Selection;

/** The board of LeNet-5's table: squares are pointed at, clicked, walked over by keys. */
final class ConnectionsViewTest {
    private static final int C3 = 2;

    private final Localisation localisation = new Localisation();
    private TestWindow window;
    private final NetworkModel network =
            new NetworkModel(Runnable::run, Runnable::run, new Notices());
    private final Selection selection = new Selection();

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        window =
                TestWindow.open(
                        () -> {
                            network.start(
                                    BandEngine::new, () -> Model.untrained(Presets.LENET5_1998, 3));
                            ConnectionsView view =
                                    new ConnectionsView(
                                            network, selection, new Display(), localisation);
                            view.getStylesheets().add("/org/kernelscope/ui/family.css");
                            return new Scene(view, 900, 360);
                        });
        window.settle();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void itSaysHowManyKernelsThereAreAndWhy() {
        assertThat(window.text("#connection-summary"))
                .contains("60")
                .contains("96")
                .isEqualTo(sentence("connections.table", "60", "96"));
    }

    @Test
    void aSquareLightsItsTwoMapsAndSaysWhatTheMapIsMadeFrom() {
        pointAt(0, 0);
        assertThat(pair()).isEqualTo(new Selection.MapPair(C3, 0, 0, true));
        assertThat(window.text("#connection-title"))
                .isEqualTo(sentence("connections.pair", "S2", 1, "C3", 1));
        assertThat(window.text("#connection-explanation"))
                .isEqualTo(sentence("connections.exists", 25, "C3", 1, "1, 2, 3"));
    }

    @Test
    void aMissingKernelIsToldToBeMissing() {
        pointAt(5, 0);
        assertThat(pair()).isEqualTo(new Selection.MapPair(C3, 5, 0, false));
        assertThat(window.text("#connection-explanation"))
                .isEqualTo(sentence("connections.missing", "C3", 1, "1, 2, 3"));
    }

    @Test
    void aClickKeepsASquareAndArrowsGoOnFromIt() {
        pointAt(2, 3);
        window.click();
        window.pointAt(board(), new Point2D(1, 1));
        window.settle();
        assertThat(pair()).isEqualTo(new Selection.MapPair(C3, 2, 3, false));
        window.type(KeyCode.RIGHT, KeyCode.DOWN);
        window.settle();
        assertThat(pair()).isEqualTo(new Selection.MapPair(C3, 3, 4, false));
        window.type(KeyCode.ESCAPE);
        window.settle();
        assertThat(pair()).isNull();
    }

    @Test
    void aNetworkWithoutATableShowsAllConnectionsAndOneWithoutMapsNone() {
        use(Presets.LENET5_MODERN);
        assertThat(window.text("#connection-summary"))
                .isEqualTo(sentence("connections.full", "96"));
        use(Presets.MLP);
        assertThat(window.text("#connection-summary")).isEqualTo(sentence("connections.none"));
    }

    /** The pointer rests on a square while a smaller network arrives. */
    @Test
    void aSquareThatTheNextNetworkLacksIsLetGo() {
        pointAt(5, 15);
        assertThat(pair()).isEqualTo(new Selection.MapPair(C3, 5, 15, true));
        use(Presets.LENET1);
        assertThat(window.text("#connection-title")).isEqualTo(sentence("connections.hint"));
        assertThat(pair()).isNull();
    }

    @Test
    void itSpeaksKorean() {
        TestWindow.run(() -> localisation.languageProperty().set(Language.KOREAN));
        window.settle();
        assertThat(window.text("#connection-title")).isEqualTo(sentence("connections.hint"));
    }

    private void use(Architecture architecture) {
        TestWindow.run(() -> network.use(() -> Model.untrained(architecture, 1)));
        window.settle();
    }

    private ConnectionBoard board() {
        return window.find("#connection-board", ConnectionBoard.class);
    }

    private void pointAt(int input, int map) {
        ConnectionBoard board = board();
        Point2D middle =
                TestWindow.fx(
                        () -> {
                            BoardLayout squares = board.squares();
                            double half = squares.cell() / 2;
                            return new Point2D(squares.left(map) + half, squares.top(input) + half);
                        });
        window.pointAt(board, middle);
        window.settle();
    }

    private Selection.MapPair pair() {
        return TestWindow.fx(() -> selection.pairProperty().get());
    }

    private String sentence(String key, Object... arguments) {
        return TestWindow.fx(() -> localisation.texts().get(key, arguments));
    }
}
