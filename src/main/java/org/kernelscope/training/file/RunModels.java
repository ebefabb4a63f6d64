package org.kernelscope.training.file;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.kernelscope.engine.Model;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.record.Checkpoint;
import org.kernelscope.training.record.RunEvent;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.settings.SettingsText;

/**
 * The networks of runs, with the settings and results of the run in their metadata. Stateless; any
 * thread.
 */
public final class RunModels {
    private static final String HISTORY = "train.history";
    private static final String BETWEEN = "; ";

    private RunModels() {}

    /**
     * The network of the best epoch; before the first, as it is. The same settings give the same
     * model in every byte.
     *
     * @param program name and version of the program
     */
    public static Model best(RunRecord run, String program) {
        Map<String, String> texts = texts(run, program);
        run.bestEpoch().ifPresent(epoch -> putChosen(epoch, texts));
        return new Model(run.architecture(), run.bestOrNewest().weights(), texts, run.classNames());
    }

    /** The network as it was at {@code checkpoint}. */
    public static Model at(RunRecord run, Checkpoint checkpoint, String program) {
        Map<String, String> texts = texts(run, program);
        texts.put("train.step", Long.toString(checkpoint.step()));
        run.epochs().stream()
                .filter(epoch -> epoch.step() == checkpoint.step())
                .forEach(epoch -> putChosen(epoch, texts));
        return new Model(run.architecture(), checkpoint.weights(), texts, run.classNames());
    }

    /**
     * True if {@code model} was made by {@code run}, as far as both tell: the same settings, and
     * the epochs of one are the first ones of the other. A killed training may have written the
     * network of an epoch that its run does not have yet.
     */
    public static boolean isOf(RunRecord run, Model model) {
        Map<String, String> texts = model.metadata();
        String its = texts.getOrDefault(HISTORY, "");
        String ours = history(run.epochs());
        return model.architecture().equals(run.architecture())
                && texts.entrySet().containsAll(SettingsText.format(run.settings()).entrySet())
                && (begins(ours, its) || begins(its, ours));
    }

    private static boolean begins(String longer, String shorter) {
        return shorter.isEmpty() || (longer + BETWEEN).startsWith(shorter + BETWEEN);
    }

    private static Map<String, String> texts(RunRecord run, String program) {
        Map<String, String> texts = new TreeMap<>(SettingsText.format(run.settings()));
        texts.put("program", program);
        texts.put(HISTORY, history(run.epochs()));
        List<RunEvent> adjusted =
                run.marks().stream().filter(mark -> mark.kind() == RunEvent.Kind.ADJUSTED).toList();
        if (!adjusted.isEmpty()) {
            texts.put("train.adjusted", RunEventsText.formatMarks(adjusted));
        }
        return texts;
    }

    private static void putChosen(EpochResult epoch, Map<String, String> texts) {
        texts.put("train.chosenEpoch", Integer.toString(epoch.number()));
        texts.put("accuracy.heldOut", share(heldOut(epoch)));
        texts.put("accuracy.test", share(epoch.test().score().accuracy()));
    }

    /** NaN if no examples were held out. */
    private static double heldOut(EpochResult epoch) {
        return epoch.heldOut().count() == 0 ? Double.NaN : epoch.heldOut().accuracy();
    }

    /** One line an epoch: number, training loss, held-out accuracy and loss, test accuracy. */
    private static String history(List<EpochResult> epochs) {
        return String.join(BETWEEN, epochs.stream().map(RunModels::line).toList());
    }

    private static String line(EpochResult epoch) {
        return String.format(
                Locale.ROOT,
                "%d %.6f %.6f %.6f %.6f",
                epoch.number(),
                epoch.loss(),
                heldOut(epoch),
                epoch.heldOut().count() == 0 ? Double.NaN : epoch.heldOut().loss(),
                epoch.test().score().accuracy());
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }
}
