package org.kernelscope.ui.state;

/**
 * Why the weights on the stage are there. The last one that put weights there has the stage; the
 * others see the reason in {@link NetworkModel} and wait until they are asked for again. Immutable.
 *
 * @param run the number of the run of a checkpoint; else 0
 * @param step the step of a checkpoint; else 0
 */
public record StageReason(Kind kind, int run, long step) {
    /** The network that was opened is on the stage. */
    public static final StageReason OPENED = new StageReason(Kind.OPENED, 0, 0);

    /** The network was changed by hand. */
    public static final StageReason EDITED = new StageReason(Kind.EDITED, 0, 0);

    /** A single training step was taken on the stage. */
    public static final StageReason STEPPED = new StageReason(Kind.STEPPED, 0, 0);

    /** The origin of the weights. */
    public enum Kind {
        /** A network was opened: a bundled one or a file. */
        OPENED,
        /** A checkpoint of a training is shown. */
        CHECKPOINT,
        /** The network was changed by hand. */
        EDITED,
        /** A single training step was taken. */
        STEPPED
    }

    /** The checkpoint after {@code step} of run number {@code run} is shown. */
    public static StageReason checkpoint(int run, long step) {
        return new StageReason(Kind.CHECKPOINT, run, step);
    }

    /** True if it is a checkpoint of a training run. */
    public boolean isCheckpoint() {
        return kind == Kind.CHECKPOINT;
    }
}
