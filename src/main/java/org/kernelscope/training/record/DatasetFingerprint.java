package org.kernelscope.training.record;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.Dataset;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.TestResult;

/**
 * The fingerprint of the dataset of a training: a run is resumed only with the images that it was
 * begun with. Immutable; any thread.
 *
 * @param train all images that can be learned from
 * @param test the images to test with
 * @param learn the number of training images
 * @param heldOut the number of held-out images, which choose the best epoch
 * @param classNames the names of the classes; null if they are called by their numbers
 */
public record DatasetFingerprint(
        Part train, Part test, int learn, int heldOut, @Nullable ClassNames classNames) {
    private static final String OTHER = "training.otherData";
    private static final String OTHER_CLASSES = "training.otherData.classes";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** Digits of a hash that a sentence shows. */
    private static final int SHOWN = 8;

    /** Names of classes that a sentence shows. */
    private static final int NAMES_SHOWN = 12;

    /**
     * @throws IllegalArgumentException if no run can have such a split
     */
    public DatasetFingerprint {
        if (learn < 1 || heldOut < 0) {
            throw new IllegalArgumentException("data: " + learn + " " + heldOut);
        }
    }

    /** Data whose classes are called by their numbers. */
    public DatasetFingerprint(Part train, Part test, int learn, int heldOut) {
        this(train, test, learn, heldOut, null);
    }

    /** A class that has got another name is the same class. */
    private DatasetFingerprint withoutNames() {
        return new DatasetFingerprint(train, test, learn, heldOut);
    }

    /**
     * One of the two sets.
     *
     * @param count number of images
     * @param rows of each image
     * @param columns of each image
     * @param sha256 of shape, images and labels, in hexadecimal
     */
    public record Part(int count, int rows, int columns, String sha256) {
        /**
         * @throws IllegalArgumentException if this can be no set
         */
        public Part {
            if (count < 1 || rows < 1 || columns < 1 || !HASH.matcher(sha256).matches()) {
                throw new IllegalArgumentException("data");
            }
        }

        /** The fingerprint of {@code examples}. */
        public static Part of(Dataset examples) {
            return new Part(
                    examples.count(), examples.rows(), examples.columns(), examples.sha256());
        }
    }

    /**
     * Refuses to resume {@code run} on other data than it was begun with. Of a run that an older
     * version wrote, only the labels of the test images are known.
     *
     * @param here the data here
     * @param test the test images of that
     * @throws UserFacingException with the data of both sides
     */
    public static void checkSame(RunRecord run, DatasetFingerprint here, Dataset test)
            throws UserFacingException {
        DatasetFingerprint there = run.data();
        if (there != null && !there.withoutNames().equals(here.withoutNames())) {
            checkClasses(run, here);
            throw new UserFacingException(OTHER, there.described(), here.described());
        }
        if (there == null) {
            for (EpochResult epoch : run.epochs()) {
                checkTest(epoch.test(), here, test);
            }
        }
    }

    /**
     * Refuses data with other classes than those that {@code run} names: also one that has not
     * learned yet, whose images may change, is about its classes.
     *
     * @throws UserFacingException with the classes, and the data of both sides
     */
    public static void checkClasses(RunRecord run, DatasetFingerprint here)
            throws UserFacingException {
        DatasetFingerprint there = run.data();
        ClassNames names = there == null ? null : there.classNames();
        boolean same = there == null || there.withoutNames().equals(here.withoutNames());
        if (there != null && names != null && !same && !names.equals(here.classNames())) {
            throw new UserFacingException(
                    OTHER_CLASSES, some(names), there.described(), here.described());
        }
    }

    /** True if {@code problem} says that the classes of the data are other ones, too. */
    public static boolean isOfOtherClasses(UserFacingException problem) {
        return problem.key().equals(OTHER_CLASSES);
    }

    /** True if {@code problem} says that a run and the data do not belong together. */
    public static boolean isRefusal(UserFacingException problem) {
        return problem.key().equals(OTHER) || isOfOtherClasses(problem);
    }

    private static String some(ClassNames classes) {
        List<String> names = classes.names();
        String first = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
        return names.size() > NAMES_SHOWN ? first + ", …" : first;
    }

    private static void checkTest(TestResult result, DatasetFingerprint here, Dataset test)
            throws UserFacingException {
        int count = result.score().count();
        boolean same = count == test.count();
        for (int i = 0; same && i < result.labels().length; i++) {
            same = result.labels()[i] == test.label(i);
        }
        if (!same) {
            throw new UserFacingException(
                    OTHER, new UserFacingException("data.print.old", count), here.described());
        }
    }

    /** The data in words. */
    UserFacingException described() {
        return new UserFacingException(
                "data.print",
                count(train.count()),
                count(learn),
                count(heldOut),
                count(test.count()),
                train.rows(),
                train.columns(),
                train.sha256().substring(0, SHOWN) + "/" + test.sha256().substring(0, SHOWN));
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
