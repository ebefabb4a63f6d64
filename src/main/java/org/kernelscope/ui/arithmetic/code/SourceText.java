package org.kernelscope.ui.arithmetic.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kernelscope.ui.arithmetic.code.SourceBlock.SourceLine;

/** The source of an operation, as the build has packaged it beside the class. Immutable. */
public final class SourceText {
    private static final Map<Class<?>, SourceText> READ = new ConcurrentHashMap<>();

    private final String name;
    private final List<String> lines;

    /** Lines {@code first} to {@code last} of a text, counted from 0. */
    public record Span(int first, int last) {
        /** True if line {@code index} is one of them. */
        public boolean has(int index) {
            return index >= first && index <= last;
        }
    }

    private SourceText(String name, List<String> lines) {
        this.name = name;
        this.lines = List.copyOf(lines);
    }

    /**
     * The source of {@code operation}.
     *
     * @throws IllegalStateException if the program is incomplete
     */
    public static SourceText of(Class<?> operation) {
        return READ.computeIfAbsent(operation, SourceText::read);
    }

    private static SourceText read(Class<?> operation) {
        String name = operation.getSimpleName() + ".java";
        try (InputStream in = operation.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static SourceText parse(String name, String text) {
        return new SourceText(name, text.lines().toList());
    }

    /** Line {@code index}, counted from 0. */
    public String line(int index) {
        return lines.get(index);
    }

    /**
     * The lines of a method, from its declaration to its closing brace.
     *
     * @throws IllegalStateException if there is no such method, or more than one
     */
    public Span span(SourceBlock block) {
        Span span = new Span(0, lines.size() - 1);
        for (String declaration : block.path()) {
            int first = only(span, declaration);
            span = new Span(first, end(first));
        }
        return span;
    }

    /**
     * The lines of a statement: one, or more if it is wrapped.
     *
     * @throws IllegalStateException if there is no such statement in its method, or more than one
     */
    public Span span(SourceLine line) {
        int first = only(span(line.block()), line.statement());
        int last = first;
        while (!lines.get(last).endsWith(";") && !lines.get(last).endsWith("{")) {
            last++;
        }
        return new Span(first, last);
    }

    private int only(Span within, String beginning) {
        int found = -1;
        for (int i = within.first(); i <= within.last(); i++) {
            if (lines.get(i).strip().startsWith(beginning)) {
                if (found >= 0) {
                    throw new IllegalStateException(name + ": more than one “" + beginning + "”");
                }
                found = i;
            }
        }
        if (found < 0) {
            throw new IllegalStateException(name + ": no “" + beginning + "”");
        }
        return found;
    }

    /** The closing brace of the block that line {@code first} opens has the same indentation. */
    private int end(int first) {
        String closing = " ".repeat(indentation(lines.get(first))) + "}";
        int last = first;
        while (!lines.get(last).startsWith(closing)) {
            last++;
        }
        return last;
    }

    /** The number of spaces before the text of a line. */
    public static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }
}
