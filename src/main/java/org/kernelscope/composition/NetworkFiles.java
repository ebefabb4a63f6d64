package org.kernelscope.composition;

import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.control.FileDrop;
import org.kernelscope.ui.importing.ImportModel;
import org.kernelscope.ui.importing.ImportPane;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.window.MainWindow;
import org.kernelscope.ui.window.NetworkMenu;
import org.kernelscope.ui.window.WindowState;

/** Composes what opens networks in files: the menu, drops, the choice of an architecture. */
public final class NetworkFiles {
    private final WindowState shared;
    private final ImportModel model;

    /**
     * @param digits the images that networks of other programs are measured on
     * @param files the executor that reads files
     */
    NetworkFiles(
            WindowState shared,
            AnalysisExecutor.TestDigits digits,
            AnalysisExecutor analyses,
            FileThreads files) {
        this.shared = shared;
        model =
                new ImportModel(
                        shared.network(),
                        ProgramModels::read,
                        digits,
                        analyses,
                        files.reading(),
                        shared.notices());
    }

    /** The menu of networks. */
    NetworkMenu menu() {
        return new NetworkMenu(
                shared.network(), new ProgramLibrary(), model::open, shared.localisation());
    }

    /** Lets files be dropped on {@code window}, and asks over it what they are. */
    void install(MainWindow window) {
        FileDrop.install(window, NetworkSource.File::isNamed, model::open);
        window.getChildren().add(new ImportPane(model, shared.localisation(), window::focusPad));
    }

    /** Opens networks in files. */
    public ImportModel model() {
        return model;
    }

    /** The networks that come with the program, for the menu of networks. */
    private static final class ProgramLibrary implements NetworkMenu.Library {
        @Override
        public boolean isTrained(Architecture architecture) {
            return ProgramModels.isTrained(architecture);
        }

        @Override
        public Model bundled(Architecture architecture) throws UserFacingException {
            return ProgramModels.bundled(architecture);
        }
    }
}
