package org.kernelscope.dataset;

/** Receives how much of an import is done, and can end it. */
@FunctionalInterface
public interface ImportProgress {
    /** Nobody waits for it. */
    ImportProgress UNWATCHED = (done, all) -> true;

    /**
     * {@code done} of {@code all} files are read; while {@code all} is 0, {@code done} files were
     * found, and nobody knows yet how many there are. Called on the importing thread.
     *
     * @return true to go on
     */
    boolean goesOn(int done, int all);
}
