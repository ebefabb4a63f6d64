package org.kernelscope.dataset;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.text.UserFacingException;

/**
 * The result of an import: the images that were read and the files that were left out. Immutable;
 * any thread.
 *
 * @param read images that were read
 * @param problems a sentence for each file that was left out; the first {@value #MOST}
 * @param leftOut the number of files that were left out
 * @param notes what is odd about what was read
 */
public record ImportReport(
        int read,
        List<UserFacingException> problems,
        int leftOut,
        List<UserFacingException> notes) {
    /** Problems that are told one by one. */
    public static final int MOST = 1_000;

    public ImportReport {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** True if nothing was left out and nothing is odd. */
    public boolean isSilent() {
        return problems.isEmpty() && notes.isEmpty();
    }

    /** All sentences, those of files that were left out first. */
    public List<UserFacingException> sentences() {
        List<UserFacingException> all = new ArrayList<>(problems);
        if (leftOut > problems.size()) {
            all.add(new UserFacingException("dataset.report.more", leftOut - problems.size()));
        }
        all.addAll(notes);
        return all;
    }

    /** Collects the sentences; one thread. */
    static final class Builder {
        private final List<UserFacingException> problems = new ArrayList<>();
        private final List<UserFacingException> notes = new ArrayList<>();
        private int leftOut;

        void problem(UserFacingException problem) {
            leftOut++;
            if (problems.size() < MOST) {
                problems.add(problem);
            }
        }

        void note(UserFacingException note) {
            if (notes.size() < MOST) {
                notes.add(note);
            }
        }

        int leftOut() {
            return leftOut;
        }

        ImportReport build(int read) {
            return new ImportReport(read, problems, leftOut, notes);
        }
    }
}
