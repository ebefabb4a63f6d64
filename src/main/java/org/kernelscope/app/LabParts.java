package org.kernelscope.app;

import java.nio.file.Path;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kernelscope.engine.Model;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.ui.connections.ConnectionsView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.kernels.WallModel;
import org.kernelscope.ui.kernels.WallView;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.Laboratory;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.SurgeryModel;
import org.kernelscope.ui.surgery.BeforeView;
import org.kernelscope.ui.surgery.ModelSaver;
import org.kernelscope.ui.surgery.RankingModel;
import org.kernelscope.ui.surgery.RankingView;
import org.kernelscope.ui.surgery.SurgeryView;
import org.kernelscope.ui.surgery.TableModel;
import org.kernelscope.ui.surgery.VerdictModel;
import org.kernelscope.ui.surgery.VerdictView;
import org.kernelscope.ui.window.Shared;
import org.kernelscope.ui.window.TabbedBench;

/** Puts the bench of the Lab together: kernels on the wall, one of them under the knife. */
final class LabParts {
    private final KernelFocus focus;
    private final WallModel wall;
    private final VerdictModel verdict;
    private final TabbedBench bench;
    private final BeforeView before;
    private final ConnectionsView connections;

    LabParts(Shared shared, Laboratory laboratory) {
        Localisation texts = shared.localisation();
        SurgeryModel surgery = shared.surgery();
        focus = shared.kernels();
        wall = new WallModel(shared.network(), surgery, laboratory);
        verdict = new VerdictModel(shared.network(), surgery, shared.workspace(), laboratory);
        before = new BeforeView(verdict, surgery, texts);
        WallView kernels =
                new WallView(
                        wall, shared.network(), focus, shared.selection(), shared.display(), texts);
        SurgeryView table =
                new SurgeryView(
                        new TableModel(focus, surgery),
                        new Files(laboratory),
                        shared.display(),
                        texts);
        connections =
                new ConnectionsView(shared.network(), shared.selection(), shared.display(), texts);
        bench =
                new TabbedBench("lab", shared.display(), texts)
                        .with(
                                "kernels",
                                texts.text("lab.kernels"),
                                kernels(kernels, table, new VerdictView(verdict, surgery, texts)))
                        .with(
                                "ranking",
                                texts.text("ranking.tab"),
                                new RankingView(
                                        new RankingModel(surgery, laboratory),
                                        shared.selection(),
                                        texts))
                        .with("connections", texts.text("connections.tab"), connections);
    }

    /** The wall gets all the room that the table leaves; what came of it all stands below. */
    private static Region kernels(Region wall, Region table, Region result) {
        HBox row = new HBox(wall, table);
        HBox.setHgrow(wall, Priority.ALWAYS);
        VBox.setVgrow(row, Priority.ALWAYS);
        row.getStyleClass().add(Styles.LAB_ROW);
        row.setMinSize(0, 0);
        VBox all = new VBox(row, result);
        all.getStyleClass().add(Styles.SURGERY_COLUMN);
        all.setMinSize(0, 0);
        return all;
    }

    TabbedBench bench() {
        return bench;
    }

    /** Opens the board on which the connections of a layer are seen. */
    void openConnections(int layer) {
        bench.open("connections");
        connections.show(layer);
    }

    WallModel wall() {
        return wall;
    }

    /** What stands below the answer of a changed network. */
    Region before() {
        return before;
    }

    boolean isSettled() {
        return verdict.isSettled() && wall.isSettled();
    }

    private record Files(Laboratory laboratory) implements ModelSaver {
        @Override
        public void save(Path file, Model model) {
            laboratory.ask(
                    (tools, ticket) -> {
                        ModelFile.write(file, model);
                        return false;
                    });
        }
    }
}
