package org.kernelscope.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.dataset.sheet.SheetLayout;
import org.kernelscope.dataset.sheet.SheetPage;
import org.kernelscope.storage.OutputPaths;
import org.kernelscope.storage.OutputPaths.Replacing;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dataset sheet}: an empty sheet to print and to write on. */
@Command(
        name = "sheet",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Write an empty A4 sheet with cells for handwriting, as HTML to be printed. 'dataset"
                        + " import' reads photographs and scans of filled ones.")
final class DatasetSheetCommand implements Callable<Integer> {
    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SET",
            description = "A data set whose classes the sheet is for.")
    private @Nullable Path place;

    @Mixin private ClassesOption classes = new ClassesOption();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The HTML file to write.")
    private Path out = Path.of("");

    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean force;

    DatasetSheetCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        if (place != null) {
            UsageError.refuseBeside(spec, console, ClassesOption.NAME, "SET");
        }
        new OutputPaths()
                .reads("SET", place)
                .writes("--out", out, force ? Replacing.ANY_FILE : Replacing.NOTHING)
                .check();
        ClassNames names = names();
        SheetPage.write(out, names.names(), console.texts());
        int cells = new SheetLayout(names.count()).cells().size();
        console.out().println(console.texts().get("dataset.sheet.done", out, cells, names.count()));
        return 0;
    }

    private ClassNames names() throws UserFacingException {
        if (place != null) {
            return DatasetOption.read(console, place).dataset().classes();
        }
        ClassNames given = classes.classes();
        return given == null ? ClassNames.DIGITS : given;
    }
}
