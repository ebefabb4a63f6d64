package org.kernelscope.ui.train.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kernelscope.ui.TestWindow.fx;
import static org.kernelscope.ui.TestWindow.run;

import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.training.SomeRuns;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.tab.TrainContext;

/** Which runs the charts show, by the menu beside the tabs. */
final class CurvesViewTest {
    private final Notices notices = new Notices();
    private final ModeModel workspace = new ModeModel();
    private final Localisation texts = new Localisation();
    private final NetworkModel network = new NetworkModel(task -> {}, Runnable::run, notices);
    private final NoDataset examples = new NoDataset();
    private final TrainingService service = new TrainingService(new Dl4jEngine(), examples);
    private final TrainModel model =
            new TrainModel(service, network, workspace, notices, Runnable::run);
    private CurvesView view;
    private TestWindow window;

    private static final class NoDataset implements DatasetSource {
        @Override
        public Dataset train() {
            throw new IllegalStateException();
        }

        @Override
        public Dataset test() {
            throw new IllegalStateException();
        }
    }

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        texts.languageProperty().set(Language.ENGLISH);
        view =
                fx(
                        () ->
                                new CurvesView(
                                        model,
                                        new TrainContext(
                                                network,
                                                new DrawingModel(),
                                                workspace,
                                                new Display(),
                                                texts,
                                                notices,
                                                examples,
                                                Dl4jEngine::new,
                                                Runnable::run,
                                                Runnable::run,
                                                Runnable::run,
                                                Runnable::run,
                                                Runnable::run)));
        window = TestWindow.open(() -> new Scene(new VBox(view.tools(), view), 900, 400));
        run(() -> model.time().follow());
        look(SomeRuns.learning(1, 0.5f, 5_000, 6_000, 7_000, 8_000));
        look(SomeRuns.learning(2, 0.6f, 6_000));
        look(SomeRuns.learning(3, 0.9f, 9_000));
    }

    @AfterEach
    void close() {
        window.close();
        service.close();
    }

    private void look(RunRecord record) {
        run(() -> model.time().runs().look(record));
    }

    @Test
    void theOtherRunIsChosenOrHidden() {
        untilTold("Run 3 training", "Run 2 training");
        choose("curve-run-1");
        untilTold("Run 3 training", "Run 1 training");
        choose("curve-alone");
        TestWindow.until(
                "run 3 is alone", () -> told().contains("training") && !told().contains("run "));
        choose("curve-last");
        untilTold("Run 3 training", "Run 2 training");
    }

    @Test
    void theRunThatIsLookedAtIsNotOfferedBesideItself() {
        run(() -> menu().show());
        assertThat(fx(() -> menu().getItems().stream().map(MenuItem::getId).toList()))
                .contains("curve-run-1", "curve-run-2", "curve-share")
                .doesNotContain("curve-run-3");
        run(() -> menu().hide());
    }

    @Test
    void aPressOnAShareGoesToThatPartOfTheRun() {
        choose("curve-share");
        window.settle();
        Node chart = window.find("#chart-loss", Node.class);
        // The right edge of the plot is the end of the run, however long another run is.
        window.pointAt(chart, 0.97, 0.5);
        window.click();
        assertThat(Objects.requireNonNull(fx(() -> model.time().shownProperty().get())).step())
                .isEqualTo(100);
    }

    private MenuButton menu() {
        return (MenuButton) Objects.requireNonNull(view.tools().lookup("#curve-shown"));
    }

    private void choose(String id) {
        run(
                () -> {
                    menu().show();
                    menu().getItems().stream()
                            .filter(item -> id.equals(item.getId()))
                            .findFirst()
                            .orElseThrow()
                            .fire();
                    menu().hide();
                });
    }

    private String told() {
        return Objects.requireNonNullElse(
                Objects.requireNonNull(view.lookup("#chart-loss")).getAccessibleText(), "");
    }

    private void untilTold(String... names) {
        for (String name : names) {
            TestWindow.until(name, () -> told().contains(name));
        }
    }
}
