package org.kernelscope.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.kernelscope.data.Dataset;
import org.kernelscope.text.UserFacingException;

/**
 * A data set divided into examples to learn from, to validate with and to test with. The same seed
 * divides the same set alike. Images with the same pixels are in the same part, whatever their
 * labels: a test with images that were learned tells nothing. Each class is divided by the same
 * shares. Immutable; any thread.
 *
 * <p>A set whose files give images to learn from and images to test with, as MNIST's do, keeps that
 * division: the latter are the test, and those to validate with are taken from the former. Copies
 * of test images are not learned from. Images that were added by hand are divided by the shares.
 */
public final class DatasetParts {
    /** The shares that are usual. */
    public static final Shares USUAL = new Shares(10, 20);

    /** The seed of the parts that train and test without another. */
    public static final long SEED = 1;

    private final OwnDataset set;
    private final int[] learn;
    private final int[] validation;
    private final int[] test;

    private DatasetParts(OwnDataset set, int[] learn, int[] validation, int[] test) {
        this.set = set;
        this.learn = learn;
        this.validation = validation;
        this.test = test;
    }

    /**
     * The shares of the parts that are not learned from.
     *
     * @param validation per cent
     * @param test per cent
     */
    public record Shares(int validation, int test) {
        public Shares {
            if (validation < 0 || test < 0 || validation + test > 90) {
                throw new IllegalArgumentException(validation + " " + test);
            }
        }
    }

    /** The part of a set. */
    public enum Part {
        LEARN,
        VALIDATION,
        TEST
    }

    /**
     * Divides {@code set}. A class of at least three different images is in each part whose share
     * is not 0.
     *
     * @throws UserFacingException if nothing is left to learn from or to test with
     */
    public static DatasetParts of(OwnDataset set, Shares shares, long seed)
            throws UserFacingException {
        List<List<List<Integer>>> classes = new ArrayList<>();
        for (int label = 0; label < set.classes().count(); label++) {
            classes.add(new ArrayList<>());
        }
        Map<Object, List<Integer>> alike = new LinkedHashMap<>();
        for (int i = 0; i < set.count(); i++) {
            alike.computeIfAbsent(set.example(i).pixelKey(), key -> new ArrayList<>(1)).add(i);
        }
        for (List<Integer> group : alike.values()) {
            classes.get(set.example(group.get(0)).label()).add(group);
        }
        boolean divided = isDivided(set);
        Random random = new Random(seed);
        List<Integer> learn = new ArrayList<>();
        List<Integer> validation = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        for (List<List<Integer>> groups : classes) {
            Collections.shuffle(groups, random);
            List<List<Integer>> free = new ArrayList<>();
            List<List<Integer>> toLearn = new ArrayList<>();
            for (List<Integer> group : groups) {
                if (divided && has(set, group, Part.TEST)) {
                    test.addAll(group);
                } else {
                    (divided && has(set, group, Part.LEARN) ? toLearn : free).add(group);
                }
            }
            divide(toLearn, new Shares(shares.validation(), 0), learn, validation, test);
            divide(free, shares, learn, validation, test);
        }
        if (learn.isEmpty() || test.isEmpty() && shares.test() > 0) {
            throw new UserFacingException("dataset.split.few", set.count());
        }
        // Whoever learns from the first of them only learns from all classes.
        Collections.shuffle(learn, random);
        Collections.shuffle(validation, random);
        Collections.sort(test);
        return new DatasetParts(set, array(learn), array(validation), array(test));
    }

    private static void divide(
            List<List<Integer>> groups,
            Shares shares,
            List<Integer> learn,
            List<Integer> validation,
            List<Integer> test) {
        int most = Math.max(0, groups.size() - 1);
        int forTest = Math.min(most, part(groups.size(), shares.test()));
        int others = Math.min(most, forTest + part(groups.size(), shares.validation()));
        for (int i = 0; i < groups.size(); i++) {
            List<Integer> part = i < forTest ? test : i < others ? validation : learn;
            part.addAll(groups.get(i));
        }
    }

    /** True if the files of the set give images to learn from and images to test with. */
    static boolean isDivided(OwnDataset set) {
        return count(set, Part.LEARN) > 0 && count(set, Part.TEST) > 0;
    }

    /** The number of images that the files of the set give to {@code part}. */
    static int count(OwnDataset set, Part part) {
        return (int) set.examples().stream().filter(it -> it.part() == part).count();
    }

    private static boolean has(OwnDataset set, List<Integer> group, Part part) {
        return group.stream().anyMatch(place -> set.example(place).part() == part);
    }

    private static int part(int groups, int percent) {
        long share = Math.round(groups * percent / 100.0);
        return percent > 0 && groups >= 3 ? (int) Math.max(1, share) : (int) share;
    }

    private static int[] array(List<Integer> places) {
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The places in the set of the examples of {@code part}. */
    public int[] places(Part part) {
        return (switch (part) {
                    case LEARN -> learn;
                    case VALIDATION -> validation;
                    case TEST -> test;
                })
                .clone();
    }

    /** The examples of {@code part} as a set of their own, with all classes. */
    public OwnDataset own(Part part) throws UserFacingException {
        int[] places = places(part);
        Arrays.sort(places);
        return OwnDataset.of(
                set.classes(), set.shape(), Arrays.stream(places).mapToObj(set::example).toList());
    }

    /** The examples that a training gets: those to learn from, and last those to validate with. */
    public Dataset training() {
        return set.toDataset(
                IntStream.concat(Arrays.stream(learn), Arrays.stream(validation)).toArray());
    }

    /** The examples to test with. */
    public Dataset test() {
        return set.toDataset(test);
    }

    /** The number of examples to validate with. */
    public int validationCount() {
        return validation.length;
    }
}
