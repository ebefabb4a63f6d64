package org.kernelscope.data;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.UserFacingException;

/**
 * The names of the classes of a data set, in any script. Class {@code i} has the name {@code i}.
 * Immutable; any thread.
 *
 * @param names {@value #LEAST} to {@value #MOST} different names
 */
public record ClassNames(List<String> names) {
    /** A network that tells one class apart tells nothing. */
    public static final int LEAST = 2;

    /** Ten digits, 26 capital and 26 small letters. */
    public static final int MOST = 62;

    /** Characters of a name at the most. */
    public static final int MAX_LENGTH = 40;

    /** Not one that steers a terminal or turns the direction of the text; joiners are letters. */
    private static final Pattern SOUND =
            Pattern.compile("(?:[\u200c\u200d]|[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}])+");

    /** Hangul, and beyond it nearly all of the scripts whose letters are wide. */
    private static final int FIRST_WIDE = 0x1100;

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    /** The ten digits. */
    public static final ClassNames DIGITS =
            new ClassNames(IntStream.range(0, 10).mapToObj(Integer::toString).toList());

    /**
     * @throws IllegalArgumentException if there are too few, too many, equal or unusable names
     */
    public ClassNames {
        names = names.stream().map(ClassNames::cleaned).toList();
        if (names.size() < LEAST
                || names.size() > MOST
                || new HashSet<>(names).size() < names.size()
                || !names.stream().allMatch(ClassNames::isSound)) {
            throw new IllegalArgumentException("classes: " + names);
        }
    }

    /**
     * The classes that were found in a folder or table, sorted: whole numbers by value and first,
     * the rest by their characters. If all are digits, there are ten classes: a digit is then the
     * class that a network for digits knows it by.
     *
     * @throws UserFacingException if they are too few or too many
     */
    public static ClassNames sorted(Collection<String> found) throws UserFacingException {
        TreeSet<String> names =
                new TreeSet<>(
                        Comparator.comparingLong(ClassNames::value)
                                .thenComparing(Comparator.naturalOrder()));
        found.forEach(name -> names.add(cleaned(name)));
        if (!names.isEmpty() && names.stream().allMatch(name -> DIGIT.matcher(name).matches())) {
            return DIGITS;
        }
        return checked(List.copyOf(names));
    }

    /**
     * These classes in this order.
     *
     * @throws UserFacingException if they are too few or too many, or one cannot be used
     */
    public static ClassNames checked(List<String> names) throws UserFacingException {
        if (names.size() < LEAST) {
            throw new UserFacingException("dataset.classes.few", names.size(), LEAST);
        }
        if (names.size() > MOST) {
            throw new UserFacingException("dataset.classes.many", names.size(), MOST);
        }
        List<String> cleaned = new ArrayList<>();
        for (String name : names) {
            String clean = cleaned(name);
            if (!isSound(clean)) {
                throw new UserFacingException("dataset.classes.name", name, MAX_LENGTH);
            }
            if (cleaned.contains(clean)) {
                throw new UserFacingException("dataset.classes.twice", clean);
            }
            cleaned.add(clean);
        }
        return new ClassNames(cleaned);
    }

    private static long value(String name) {
        return WHOLE_NUMBER.matcher(name).matches() ? Long.parseLong(name) : Long.MAX_VALUE;
    }

    /** The name composed (macOS takes letters apart) and without spaces around it. */
    public static String cleaned(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    }

    /** True if {@code name} can be a class. */
    public static boolean isSound(String name) {
        return name.length() <= MAX_LENGTH && SOUND.matcher(name).matches();
    }

    /** The number of classes. */
    public int count() {
        return names.size();
    }

    /** The name of class {@code label}. */
    public String name(int label) {
        return names.get(label);
    }

    /** The class called {@code name}. */
    public OptionalInt find(String name) {
        int label = names.indexOf(cleaned(name));
        return label < 0 ? OptionalInt.empty() : OptionalInt.of(label);
    }

    /** The name of class {@code label}: its number if {@code names} has none for it. */
    public static String name(@Nullable ClassNames names, int label) {
        return names != null && label < names.count() ? names.name(label) : Integer.toString(label);
    }

    /**
     * The beginning of a name, with … if it is not all of it.
     *
     * @param columns room for so many letters, of which those of wide scripts take two
     */
    public static String shortened(String name, int columns) {
        int taken = 0;
        int end = 0;
        int fitting = 0;
        while (end < name.length()) {
            int letter = name.codePointAt(end);
            taken += letter >= FIRST_WIDE ? 2 : 1;
            if (taken > columns) {
                return name.substring(0, fitting) + "…";
            }
            end += Character.charCount(letter);
            fitting = taken < columns ? end : fitting;
        }
        return name;
    }

    /** These names; null for the ten digits, which are called by their numbers anyway. */
    public @Nullable ClassNames unlessDigits() {
        return areDigits() ? null : this;
    }

    /**
     * For each of these classes, the class of the same name among {@code others}; empty if one of
     * them is not there.
     */
    public int[] placesIn(@Nullable ClassNames others) {
        ClassNames there = others == null ? DIGITS : others;
        int[] places = names.stream().mapToInt(name -> there.find(name).orElse(-1)).toArray();
        return Arrays.stream(places).anyMatch(place -> place < 0) ? new int[0] : places;
    }

    /** True if they are the ten digits in their order. */
    public boolean areDigits() {
        return equals(DIGITS);
    }
}
