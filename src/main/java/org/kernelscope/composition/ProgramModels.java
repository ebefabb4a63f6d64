package org.kernelscope.composition;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.storage.ArchitectureJson;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.fx.FxThread;

/** The engine and the networks that ship with the program. Any thread. */
public final class ProgramModels {
    /** Of the weights of a network that was not trained yet. */
    private static final long FIRST_SEED = 1;

    private ProgramModels() {}

    /** The engine that everything runs on. Cheap; the native library is loaded at first use. */
    public static TrainingEngine engine() {
        return new Dl4jEngine();
    }

    /** The source of {@link #firstModel}. */
    public static NetworkSource first() {
        return new NetworkSource.Preset(Presets.LENET5_MODERN.id());
    }

    /**
     * The network that {@code source} names; may be slow.
     *
     * @throws UserFacingException if there is none
     */
    public static Model open(NetworkSource source) throws UserFacingException {
        if (source instanceof NetworkSource.Preset preset) {
            return bundled(
                    Presets.byId(preset.id())
                            .orElseThrow(
                                    () ->
                                            new UserFacingException(
                                                    "scene.preset",
                                                    preset.id(),
                                                    Presets.all().stream()
                                                            .map(Architecture::id)
                                                            .collect(Collectors.joining(", ")))));
        }
        if (source instanceof NetworkSource.Untrained untrained) {
            return Model.untrained(untrained.architecture(), untrained.seed());
        }
        return read(((NetworkSource.File) source).path());
    }

    /**
     * Reads the network that the program starts with on {@code files}, and hands it over on the
     * JavaFX thread.
     *
     * @param failed gets the reason if it cannot be read, on the JavaFX thread
     */
    static void readFirst(
            FileExecutor files,
            BiConsumer<NetworkSource, Model> opened,
            Consumer<Throwable> failed) {
        NetworkSource source = first();
        files.execute(
                () -> {
                    try {
                        Model model = open(source);
                        FxThread.EXECUTOR.execute(() -> opened.accept(source, model));
                    } catch (UserFacingException | RuntimeException | OutOfMemoryError unreadable) {
                        FxThread.EXECUTOR.execute(() -> failed.accept(unreadable));
                    }
                });
    }

    /** The network that the program starts with. */
    public static Model firstModel() throws UserFacingException {
        return bundled(Presets.LENET5_MODERN);
    }

    static boolean isTrained(Architecture architecture) {
        return ModelFile.isBundled(architecture.id());
    }

    /** The networks that come with trained weights. */
    static List<Architecture> trained() {
        return Presets.all().stream().filter(ProgramModels::isTrained).toList();
    }

    /** The trained network of a preset; a fresh one if none ships. */
    public static Model bundled(Architecture architecture) throws UserFacingException {
        return isTrained(architecture)
                ? ModelFile.readBundled(architecture.id())
                : Model.untrained(architecture, FIRST_SEED);
    }

    /** A trained network, or an architecture, which then has fresh weights. */
    public static Model read(Path file) throws UserFacingException {
        return NetworkSource.File.isArchitecture(file)
                ? Model.untrained(ArchitectureJson.read(file), FIRST_SEED)
                : ModelFile.read(file);
    }
}
