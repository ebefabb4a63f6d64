package org.kernelscope.ui.importing;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Model;
import org.kernelscope.pytorch.ArchitectureSearch;
import org.kernelscope.pytorch.ArchitectureSearch.Candidate;
import org.kernelscope.pytorch.ArchitectureSearch.Found;
import org.kernelscope.pytorch.ArchitectureTrial;
import org.kernelscope.pytorch.ArchitectureTrial.Recognised;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.storage.PathNames;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.StateDict;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.Attempt;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/**
 * Opens networks in files. Of a file that holds weights alone, the possible architectures are
 * offered, each with the share of the test digits that it reads. JavaFX thread.
 */
public final class ImportModel {
    private final NetworkModel network;
    private final Reader reader;
    private final AnalysisExecutor.TestDigits digits;
    private final AnalysisExecutor analyses;
    private final Notices notices;
    private final Latest<File, Read> files;
    private final Latest<Weights, ArchitectureTrial> searches;
    private final ReadOnlyObjectWrapper<@Nullable Offer> offer =
            new ReadOnlyObjectWrapper<>(this, "offer");
    private final ReadOnlyObjectWrapper<@Nullable Standing> standing =
            new ReadOnlyObjectWrapper<>(this, "standing");
    private AnalysisExecutor.@Nullable Ticket ticket;

    /** The candidate that somebody chose; null for the best. */
    private @Nullable Model wanted;

    /** Reads a network of this program. Any thread. */
    @FunctionalInterface
    public interface Reader {
        /** The network in {@code file}. */
        Model read(Path file) throws UserFacingException;
    }

    /**
     * A network of another program.
     *
     * @param file the name of its file
     * @param layers the layers that its shapes show
     * @param leftOut names of tensors that are not needed
     * @param zeroBiases names of layers that have no bias
     */
    public record Offer(
            String file, Recognised layers, List<String> leftOut, List<String> zeroBiases) {}

    /**
     * The possible architectures and what they have read so far.
     *
     * @param candidates the best so far, the best first; at least one
     * @param chosen the index of the one to be opened
     * @param left the number of architectures that are still possible
     * @param share the share of the search that is done, 0 to 1
     * @param done true if nothing more is measured
     */
    public record Standing(
            List<Candidate> candidates, int chosen, int left, double share, boolean done) {
        /** The one to be opened. */
        public Candidate candidate() {
            return candidates.get(chosen);
        }

        /** True if the test digits say nothing, because the network has other classes. */
        public boolean isUnmeasurable() {
            return done && Double.isNaN(candidates.get(0).accuracy());
        }

        private Standing choosing(@Nullable Model model) {
            int index = 0;
            for (int i = 0; i < candidates.size(); i++) {
                if (candidates.get(i).model() == model) {
                    index = i;
                }
            }
            return new Standing(candidates, index, left, share, done);
        }
    }

    /**
     * A file that was looked at.
     *
     * @param weights null if it is of this program
     */
    private record Read(Path path, @Nullable Weights weights) {}

    /** A file that holds weights alone, and the digits that its network shall read. */
    private record Weights(Path path, StateDict tensors, Dataset digits) {}

    /**
     * @param reader reads networks of this program
     * @param digits the images that candidates are measured on
     */
    public ImportModel(
            NetworkModel network,
            Reader reader,
            AnalysisExecutor.TestDigits digits,
            AnalysisExecutor analyses,
            FileExecutor reading,
            Notices notices) {
        this.network = network;
        this.reader = reader;
        this.digits = digits;
        this.analyses = analyses;
        this.notices = notices;
        files =
                new Latest<>(
                        reading,
                        analyses.fxThread(),
                        this::look,
                        (file, read) -> take(read),
                        (file, failure) -> fail(failure));
        searches =
                new Latest<>(
                        analyses.thread(),
                        analyses.fxThread(),
                        read ->
                                ArchitectureSearch.begin(
                                        read.tensors(),
                                        ArchitectureSearch.Known.NOTHING,
                                        read.digits()),
                        this::offer,
                        (read, failure) -> fail(failure));
    }

    /** The network that is offered; null for none. */
    public ReadOnlyObjectProperty<@Nullable Offer> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** Its possible architectures; null if no network is offered. */
    public ReadOnlyObjectProperty<@Nullable Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /** Opens the network in {@code file}, or offers what it may be. */
    public void open(File file) {
        searches.forget();
        files.ask(file);
    }

    private Read look(File file) throws UserFacingException {
        Path path = PathNames.parse(file.getPath()).toAbsolutePath();
        if (NetworkSource.File.isArchitecture(path) || ModelFile.hasArchitecture(path)) {
            return new Read(path, null);
        }
        return new Read(path, new Weights(path, Safetensors.readStateDict(path), digits.read()));
    }

    private void take(Read read) {
        Weights weights = read.weights();
        cancel();
        if (weights == null) {
            network.use(new NetworkSource.File(read.path()), () -> reader.read(read.path()));
        } else {
            searches.ask(weights);
        }
    }

    private void offer(Weights read, ArchitectureTrial trial) {
        Found found = trial.found();
        wanted = null;
        standing.set(standing(trial));
        offer.set(
                new Offer(
                        String.valueOf(read.path().getFileName()),
                        trial.recognised(),
                        found.leftOut(),
                        found.zeroBiases()));
        if (!trial.isDone()) {
            ticket = analyses.ask((tools, mine) -> step(trial, tools, mine));
        }
    }

    /** On the thread of analyses, to which the trial belongs from now on. */
    private boolean step(
            ArchitectureTrial trial, AnalysisExecutor.Tools tools, AnalysisExecutor.Ticket mine) {
        boolean[] more = {false};
        Attempt.run(
                () -> {
                    trial.step(tools.network(trial.next()));
                    Standing now = standing(trial);
                    analyses.tell(mine, () -> standing.set(now.choosing(wanted)));
                    more[0] = !trial.isDone();
                },
                failure -> analyses.tell(mine, () -> fail(failure)));
        return more[0];
    }

    private static Standing standing(ArchitectureTrial trial) {
        return new Standing(trial.best(), 0, trial.count(), trial.share(), trial.isDone());
    }

    private void fail(Throwable failure) {
        cancel();
        notices.tell(UserFacingException.of(failure, "engine.cannotUse"));
    }

    /** Chooses the candidate at {@code index}, which stays chosen as long as it is a candidate. */
    public void choose(int index) {
        Standing now = standing.get();
        if (now != null && index >= 0 && index < now.candidates().size()) {
            wanted = now.candidates().get(index).model();
            standing.set(now.choosing(wanted));
        }
    }

    /** Opens the chosen candidate. What is still being measured is given up. */
    public void accept() {
        Standing now = standing.get();
        if (now != null) {
            cancel();
            network.use(now.candidate()::model);
        }
    }

    /** Gives the offered network up; the one on the stage stays. */
    public void cancel() {
        searches.forget();
        AnalysisExecutor.Ticket asked = ticket;
        if (asked != null) {
            asked.callOff();
            ticket = null;
        }
        offer.set(null);
        standing.set(null);
    }

    /** True if no file is being read and nothing is being measured. */
    public boolean isSettled() {
        Standing now = standing.get();
        return !files.isBusy() && !searches.isBusy() && (now == null || now.done());
    }
}
