package org.kernelscope.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text of a lesson, free of Markdown. Immutable; any thread.
 *
 * @param blocks paragraphs, list items and pictures in their order
 */
public record Prose(List<Block> blocks) {
    /** No text. */
    public static final Prose NONE = new Prose(List.of());

    public Prose {
        blocks = List.copyOf(blocks);
    }

    /** True if there is nothing to read. */
    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** A block of text or a picture. */
    public sealed interface Block {}

    /**
     * A paragraph or an item of a list.
     *
     * @param marker the text before it, such as {@code •} or {@code 2.}; empty for a paragraph
     */
    public record Paragraph(String marker, List<Run> runs) implements Block {
        public Paragraph {
            runs = List.copyOf(runs);
        }
    }

    /**
     * A picture in the folder of the lesson.
     *
     * @param file its name relative to the folder
     * @param description a description of it
     */
    public record DecodedImage(String file, String description) implements Block {}

    /** The style of a run of text. */
    public enum Face {
        PLAIN,
        EMPHASIS,
        STRONG,
        CODE
    }

    /**
     * A piece of a line that is set in one way.
     *
     * @param text the words; empty if there is a {@code value}
     * @param value computed when the text is shown; null for words
     * @param link the thing on the screen that it names; null for none
     */
    public record Run(
            String text, @Nullable Expression value, Face face, @Nullable ScreenLink link) {}

    /** All words in a row; values as {@code values} says them. */
    public String plain(Wording values) {
        StringBuilder text = new StringBuilder();
        for (Block block : blocks) {
            if (text.length() > 0) {
                text.append('\n');
            }
            if (block instanceof Paragraph paragraph) {
                text.append(plain(paragraph.runs(), values));
            } else {
                text.append(((DecodedImage) block).description());
            }
        }
        return text.toString();
    }

    /** The words of {@code runs} in a row. */
    public static String plain(List<Run> runs, Wording values) {
        StringBuilder text = new StringBuilder();
        for (Run run : runs) {
            text.append(run.value() == null ? run.text() : values.of(run.value()));
        }
        return text.toString();
    }

    /** Says values. */
    @FunctionalInterface
    public interface Wording {
        /** The words for {@code value}. */
        String of(Expression value);
    }
}
