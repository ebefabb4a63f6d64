package org.kernelscope.ui.window;

import java.io.File;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.NetworkNames;
import org.kernelscope.ui.state.StageReason;

/**
 * Which network is on the stage and where its weights come from, and the way to another: one that
 * the program knows, or a file. JavaFX thread.
 */
public final class NetworkMenu extends MenuButton {
    private static final PseudoClass BY_HAND = PseudoClass.getPseudoClass("by-hand");

    /** The source of networks. Any thread. */
    public interface Library {
        /** True if a preset ships with trained weights. */
        boolean isTrained(Architecture architecture);

        /** A preset, as it ships with the program; with fresh weights if it does not. */
        Model bundled(Architecture architecture) throws UserFacingException;
    }

    private final NetworkModel network;
    private final Localisation localisation;

    /**
     * The menu for {@code network}.
     *
     * @param files opens the network in a file
     */
    public NetworkMenu(
            NetworkModel network,
            Library library,
            Consumer<File> files,
            Localisation localisation) {
        this.network = network;
        this.localisation = localisation;
        setId("network-menu");
        for (Architecture architecture : Presets.all()) {
            boolean trained = library.isTrained(architecture);
            MenuItem item = new MenuItem();
            item.setId("network-" + architecture.id());
            item.textProperty()
                    .bind(
                            localisation
                                    .textsProperty()
                                    .map(texts -> entry(texts, architecture, trained)));
            item.setOnAction(
                    event ->
                            network.use(
                                    new NetworkSource.Preset(architecture.id()),
                                    () -> library.bundled(architecture)));
            getItems().add(item);
        }
        MenuItem open = new MenuItem();
        open.textProperty().bind(localisation.text("network.open"));
        open.setOnAction(
                event -> {
                    File file = chooser(localisation).showOpenDialog(getScene().getWindow());
                    if (file != null) {
                        files.accept(file);
                    }
                });
        getItems().addAll(new SeparatorMenuItem(), open);
        accessibleTextProperty().bind(localisation.text("network.menu", textProperty()));
        network.modelProperty().subscribe(model -> name());
        network.originProperty().subscribe(origin -> name());
        localisation.languageProperty().subscribe(language -> name());
    }

    private static String entry(Texts texts, Architecture architecture, boolean trained) {
        String name = NetworkNames.of(texts, architecture);
        String parameters = Numbers.count(architecture.parameterCount());
        return trained
                ? texts.get("network.item", name, parameters)
                : texts.get("network.item.untrained", name, parameters);
    }

    private static FileChooser chooser(Localisation localisation) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(localisation.texts().get("network.open.title"));
        chooser.getExtensionFilters()
                .add(
                        new ExtensionFilter(
                                localisation.texts().get("network.chooser.networks"),
                                "*.safetensors",
                                "*.json"));
        return chooser;
    }

    private void name() {
        // Nobody should take a network that was changed by hand for the one that was opened.
        StageReason reason = network.originProperty().get();
        pseudoClassStateChanged(
                BY_HAND, reason.equals(StageReason.EDITED) || reason.equals(StageReason.STEPPED));
        Model model = network.modelProperty().get();
        if (model == null) {
            setText("…");
            return;
        }
        Texts texts = localisation.texts();
        String name = NetworkNames.of(texts, model.architecture());
        setText(
                switch (network.originProperty().get().kind()) {
                    case OPENED ->
                            model.isUntrained() ? texts.get("network.untrained", name) : name;
                    case CHECKPOINT -> texts.get("network.fromRun", name);
                    case EDITED -> texts.get("network.byHand", name);
                    case STEPPED -> texts.get("network.stepped", name);
                });
    }
}
