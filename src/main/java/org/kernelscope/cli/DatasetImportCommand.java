package org.kernelscope.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.dataset.DatasetEdit;
import org.kernelscope.dataset.DatasetFile;
import org.kernelscope.dataset.DatasetImport;
import org.kernelscope.dataset.ImageTurn;
import org.kernelscope.dataset.ImportReport;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.dataset.TurnCheck;
import org.kernelscope.dataset.TurnWords;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.storage.JsonText;
import org.kernelscope.storage.OutputPaths;
import org.kernelscope.storage.OutputPaths.Replacing;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dataset import}: images with labels of any kind as one data set file. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Read images and their labels, prepare them, and write them as one data set. Several"
                        + " sources become one set; classes of the same name are one.")
final class DatasetImportCommand implements Callable<Integer> {
    private final Console console;
    private final Engine engine;

    @Parameters(
            arity = "1..*",
            paramLabel = "SOURCE",
            description =
                    "A folder with a folder for each class; a folder of files named LABEL_NAME.png;"
                            + " a table of labels (.csv) beside the images; IDX files or the folder"
                            + " that holds them; a data set file (.ksdata); photographs or scans of"
                            + " filled sheets, or a folder of them.")
    private List<Path> sources = List.of();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The data set file to write (NAME.ksdata).")
    private Path out = Path.of("");

    @Mixin private ClassesOption classes = new ClassesOption();

    @Option(
            names = "--colour",
            description =
                    "Make a set in colour: coloured images are read as a whole, with their colours;"
                            + " grey ones are prepared as always. Data sets in colour need no option.")
    private boolean colour;

    @Option(
            names = "--turn",
            description = "Turn the images if they look transposed, mirrored or inverted.")
    private boolean turn;

    @Mixin private ModelOption model = new ModelOption();

    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean force;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    DatasetImportCommand(Console console, Engine engine) {
        this.console = console;
        this.engine = engine;
    }

    @Override
    public Integer call() throws UserFacingException {
        OutputPaths targets =
                new OutputPaths()
                        .writes("--out", out, force ? Replacing.ANY_FILE : Replacing.NOTHING);
        sources.forEach(source -> targets.reads("SOURCE", source));
        targets.check();
        DatasetImport.Imported imported = DatasetOption.read(console, sources, into());
        OwnDataset set = imported.dataset();
        ImportReport report = imported.report();
        JsonArray sentences = new JsonArray();
        report.sentences().forEach(it -> sentences.add(console.texts().get(it)));
        TurnCheck.Offer offer = offer(set);
        boolean turned = false;
        if (offer != null && turn) {
            set = new DatasetEdit.Turn(offer.turn()).applied(set);
            turned = true;
        }
        DatasetFile.write(out, set);
        if (json) {
            console.out()
                    .println(JsonText.of(json(set, report.leftOut(), sentences, offer, turned)));
        } else {
            print(set, report.leftOut(), offer, turned);
        }
        return 0;
    }

    /** The empty set that the sources join. */
    private OwnDataset into() throws UserFacingException {
        OwnDataset empty = colour ? OwnDataset.EMPTY_IN_COLOUR : OwnDataset.EMPTY;
        ClassNames names = classes.classes();
        return names == null ? empty : OwnDataset.of(names, empty.shape(), List.of());
    }

    private TurnCheck.@Nullable Offer offer(OwnDataset set) throws UserFacingException {
        Model trained = model.load();
        try (Network network = engine.open(trained.architecture(), trained.weights())) {
            Optional<TurnCheck.Offer> offer = TurnCheck.of(network, set);
            return offer.orElse(null);
        }
    }

    private void print(
            OwnDataset set, int leftOut, TurnCheck.@Nullable Offer offer, boolean turned) {
        Texts texts = console.texts();
        if (offer != null) {
            console.out().println(sentence(offer, turned));
        }
        console.out()
                .println(
                        texts.get(
                                set.isColour()
                                        ? "dataset.import.done.colour"
                                        : "dataset.import.done",
                                out,
                                set.count(),
                                set.classes().count(),
                                leftOut));
    }

    private String sentence(TurnCheck.Offer offer, boolean turned) {
        Texts texts = console.texts();
        String how = TurnWords.of(texts, offer.turn());
        if (offer.reason() != TurnCheck.Reason.READ) {
            return turned ? texts.get("dataset.turn.done", how) : question(texts, offer, how);
        }
        String before = ProgressLine.percent(offer.before());
        String after = ProgressLine.percent(offer.after());
        return turned
                ? texts.get("dataset.turn.doneRead", how, before, after)
                : texts.get("dataset.turn.offer", how, before, after);
    }

    private static String question(Texts texts, TurnCheck.Offer offer, String how) {
        return switch (offer.reason()) {
            case EDGES -> texts.get("dataset.turn.edges", how);
            case STROKES -> texts.get("dataset.turn.strokes", how);
            case NAME -> texts.get("dataset.turn.name", how);
            case READ -> throw new IllegalArgumentException("decided by accuracy");
        };
    }

    private JsonObject json(
            OwnDataset set,
            int leftOut,
            JsonArray sentences,
            TurnCheck.@Nullable Offer offer,
            boolean turned) {
        JsonObject root = DatasetInfoCommand.json(set);
        root.addProperty("file", out.toString());
        root.addProperty("leftOut", leftOut);
        root.add("report", sentences);
        if (offer != null) {
            JsonObject found = new JsonObject();
            ImageTurn how = offer.turn();
            found.addProperty("transposed", how.transposed());
            found.addProperty("flipped", how.flipped());
            found.addProperty("upsideDown", how.upsideDown());
            found.addProperty("inverted", how.inverted());
            found.addProperty("prepared", how.prepared());
            found.addProperty("reason", offer.reason().name().toLowerCase(Locale.ROOT));
            if (offer.reason() == TurnCheck.Reason.READ) {
                found.addProperty("accuracyBefore", offer.before());
                found.addProperty("accuracyAfter", offer.after());
            }
            found.addProperty("done", turned);
            root.add("turn", found);
        }
        return root;
    }
}
