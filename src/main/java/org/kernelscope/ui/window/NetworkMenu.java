package org.kernelscope.ui.window;

import java.io.File;
import java.nio.file.Path;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.text.Problem;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;

/**
 * Which network is on the stage, and the way to another: one that ships with the program, or a
 * file. JavaFX thread.
 */
public final class NetworkMenu extends MenuButton {
    /** Where networks come from. Any thread. */
    public interface Library {
        /** The trained network of a preset that ships with the program. */
        Model bundled(Architecture architecture) throws Problem;

        /** A network from a file. */
        Model read(Path file) throws Problem;
    }

    /** The menu for {@code network}. */
    public NetworkMenu(NetworkModel network, Library library, Localisation localisation) {
        setId("network-menu");
        for (Architecture architecture : Presets.all()) {
            MenuItem item = new MenuItem(architecture.id());
            item.setOnAction(event -> network.use(() -> library.bundled(architecture)));
            getItems().add(item);
        }
        MenuItem open = new MenuItem();
        open.textProperty().bind(localisation.text("network.open"));
        open.setOnAction(
                event -> {
                    File file = chooser(localisation).showOpenDialog(getScene().getWindow());
                    if (file != null) {
                        network.use(() -> library.read(file.toPath()));
                    }
                });
        getItems().addAll(new SeparatorMenuItem(), open);
        accessibleTextProperty().bind(localisation.text("network.menu", textProperty()));
        network.modelProperty().subscribe(this::name);
    }

    private static FileChooser chooser(Localisation localisation) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(localisation.texts().get("network.open.title"));
        chooser.getExtensionFilters()
                .add(
                        new ExtensionFilter(
                                localisation.texts().get("network.files"), "*.safetensors"));
        return chooser;
    }

    private void name(@Nullable Model model) {
        setText(model == null ? "…" : model.architecture().id());
    }
}
