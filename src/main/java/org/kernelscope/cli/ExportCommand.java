package org.kernelscope.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.ModelWriter;
import org.kernelscope.pytorch.PytorchExport;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.storage.OutputPaths;
import org.kernelscope.storage.OutputPaths.Replacing;
import org.kernelscope.text.ProgramVersion;
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
                    "dl4j: the zip of Deeplearning4j's ModelSerializer; pytorch: the Python source"
                            + " of a module, and its weights beside it in a safetensors file"
                            + " (default: ${DEFAULT-VALUE}).")
    private Format format = Format.DL4J;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The file to write; for pytorch, it ends with .py.")
    private Path out = Path.of("");

    /** The formats that can be written. */
    enum Format {
        /** Deeplearning4j's zip. */
        DL4J,
        /** A module's source and its weights. */
        PYTORCH
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
        OutputPaths targets =
                new OutputPaths()
                        .reads("--model", model.file())
                        .writes("--out", out, Replacing.NO_TRAINING);
        if (format == Format.PYTORCH) {
            targets.writes("--out", PytorchExport.weightsOf(out), Replacing.NO_TRAINING);
        }
        targets.check();
        Model trained = model.load();
        switch (format) {
            case DL4J -> {
                dl4j.check(trained.architecture());
                AtomicFiles.write(out, stream -> dl4j.write(trained, stream));
            }
            case PYTORCH ->
                    PytorchExport.write(out, trained, "Kernelscope " + ProgramVersion.current());
        }
        console.out()
                .println(console.texts().get("export.written", trained.architecture().id(), out));
        return 0;
    }
}
