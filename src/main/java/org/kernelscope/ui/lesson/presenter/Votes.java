package org.kernelscope.ui.lesson.presenter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A show of hands, counted once or twice. It holds counts only, and is stored nowhere. Immutable;
 * any thread.
 *
 * @param rounds one or two rounds; each has one count for each option
 */
public record Votes(List<List<Integer>> rounds) {
    /** The largest count of an option. */
    public static final int MOST = 999;

    public Votes {
        rounds = rounds.stream().map(List::copyOf).toList();
    }

    /** One round without hands. */
    public static Votes of(int options) {
        return new Votes(List.of(Collections.nCopies(options, 0)));
    }

    /** The number of options. */
    public int options() {
        return rounds.get(0).size();
    }

    /** The round that is being counted. */
    public List<Integer> current() {
        return rounds.get(rounds.size() - 1);
    }

    /** The same with another count in the current round, limited to 0…{@value #MOST}. */
    public Votes with(int option, int count) {
        List<Integer> counts = new ArrayList<>(current());
        counts.set(option, Math.max(0, Math.min(MOST, count)));
        List<List<Integer>> all = new ArrayList<>(rounds);
        all.set(all.size() - 1, counts);
        return new Votes(all);
    }

    /** The same with {@code by} more hands for an option. */
    public Votes plus(int option, int by) {
        return with(option, current().get(option) + by);
    }

    /**
     * The same with a second round. A third vote replaces the second, so that the first stays to
     * compare with. Nothing changes before a hand was counted.
     */
    public Votes again() {
        return isEmpty(0)
                ? this
                : new Votes(List.of(rounds.get(0), Collections.nCopies(options(), 0)));
    }

    /** True if no hand was counted in a round. */
    public boolean isEmpty(int round) {
        return total(round) == 0;
    }

    /** All hands of a round. */
    public int total(int round) {
        return rounds.get(round).stream().mapToInt(Integer::intValue).sum();
    }

    /** The share of an option in its round, 0 to 1; 0 if no hand was counted. */
    public double share(int round, int option) {
        int total = total(round);
        return total == 0 ? 0 : (double) rounds.get(round).get(option) / total;
    }
}
