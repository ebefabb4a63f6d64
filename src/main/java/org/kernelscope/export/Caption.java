package org.kernelscope.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contents of an exported file: network, input, layer, checkpoint, program version, by name and
 * in order. Stored in every exported file. Immutable.
 */
public final class Caption {
    /** The longest value; a file name or a network from outside can be of any length. */
    private static final int LONGEST = 500;

    /** An entry that PNG and GIF viewers know under this name. */
    public static final String TITLE = "Title";

    /** The program that wrote the file; the name that PNG uses. */
    public static final String SOFTWARE = "Software";

    public static final String NETWORK = "Network";
    public static final String INPUT = "Input";
    public static final String LAYER = "Layer";
    public static final String CHECKPOINT = "Checkpoint";

    private final Map<String, String> entries;

    private Caption(Map<String, String> entries) {
        this.entries = entries;
    }

    /**
     * The caption of a file.
     *
     * @param title a description, in a few words
     */
    public static Caption of(String title) {
        return new Caption(Map.of()).with(TITLE, title);
    }

    /** The same with another entry; {@code null} or an empty value adds nothing. */
    public Caption with(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(entries);
        String clean = value.strip().replaceAll("\\p{Cntrl}+", " ");
        more.put(name, clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean);
        return new Caption(more);
    }

    /** The entries, in order. */
    public Map<String, String> entries() {
        return new LinkedHashMap<>(entries);
    }

    /** One line for each entry: {@code Network: LeNet-5}. */
    String lines() {
        List<String> lines = new ArrayList<>();
        entries.forEach((name, value) -> lines.add(name + ": " + value));
        return String.join("\n", lines);
    }

    /**
     * One line that readers of CSV files skip: it begins with {@code #} and has no commas, quotes
     * or tabs.
     */
    String comment() {
        return "# "
                + lines().replace("\n", " | ")
                        .replace(',', ';')
                        .replace('"', '\'')
                        .replace('\t', ' ');
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Caption caption && caption.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return lines();
    }
}
