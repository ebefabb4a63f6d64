package org.kernelscope.training;

import java.nio.file.Path;

/** A process that trains and saves without a pause, to be killed. */
final class AutosaveVictim {
    static final RunSettings SETTINGS =
            RunSettings.DEFAULT.withEpochs(40).withDigits(640).withHistoryMegabytes(4);

    private AutosaveVictim() {}

    public static void main(String[] arguments) throws InterruptedException {
        TrainingService service =
                new TrainingService(
                        new org.kernelscope.engine.dl4j.Dl4jEngine(),
                        new Runs.FewDigits(),
                        new Autosave(Path.of(arguments[0]), 0));
        service.train(Runs.FRESH, SETTINGS);
        service.awaitEnd(300);
    }
}
