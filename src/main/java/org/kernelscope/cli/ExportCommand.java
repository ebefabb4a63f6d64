package org.kernelscope.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.ModelWriter;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.storage.Targets;
import org.kernelscope.storage.Targets.Replacing;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code export}: a trained network for other programs. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Write a network for another program. (Python reads the safetensors as is.)")
public final class ExportCommand implements Callable<Integer> {
    private final Console console;
    private final ModelWriter dl4j;

    @Mixin private ModelOption model = new ModelOption();

    @Option(
            names = "--format",
            defaultValue = "dl4j",
            description =
                    "${COMPLETION-CANDIDATES}: the zip of Deeplearning4j's ModelSerializer"
                            + " (default: ${DEFAULT-VALUE}).")
    private Format format = Format.DL4J;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The file to write.")
    private Path out = Path.of("");

    /** The formats that can be written. */
    enum Format {
        /** Deeplearning4j's zip. */
        DL4J
    }

    /**
     * The command, which answers on {@code console}.
     *
     * @param dl4j writes Deeplearning4j's zip
     */
    public ExportCommand(Console console, ModelWriter dl4j) {
        this.console = console;
        this.dl4j = dl4j;
    }

    @Override
    public Integer call() throws UserFacingException {
        new Targets()
                .reads("--model", model.file())
                .writes("--out", out, Replacing.NO_TRAINING)
                .check();
        Model trained = model.load();
        ModelWriter writer =
                switch (format) {
                    case DL4J -> dl4j;
                };
        writer.check(trained.architecture());
        AtomicFiles.write(out, stream -> writer.write(trained, stream));
        console.out()
                .println(console.texts().get("export.written", trained.architecture().id(), out));
        return 0;
    }
}
