package org.kernelscope.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.kernelscope.lesson.Prose.Face;
import org.kernelscope.lesson.Prose.Run;
import org.kernelscope.text.UserFacingException;

/** Turns the Markdown of a lesson into {@link Prose}. One for a lesson; one thread. */
final class Markdown {
    private static final Parser PARSER =
            Parser.builder()
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                    .maxOpenBlockParsers(16)
                    .maxInlineNesting(16)
                    .build();

    private static final Pattern VALUE = Pattern.compile("\\{([^{}]{1,300})}");
    private static final int DEEPEST = 40;

    private final List<Lesson.Problem> problems;

    /**
     * @param problems gets what is wrong
     */
    Markdown(List<Lesson.Problem> problems) {
        this.problems = problems;
    }

    /** The blocks of a document. */
    static Node parse(String text) {
        return PARSER.parse(text);
    }

    /** The line on which {@code node} begins, from 1. */
    static int line(Node node) {
        Node at = node;
        while (at != null) {
            if (!at.getSourceSpans().isEmpty()) {
                return at.getSourceSpans().get(0).getLineIndex() + 1;
            }
            at = at.getParent();
        }
        return 1;
    }

    void problem(int line, UserFacingException reason) {
        problems.add(new Lesson.Problem(line, reason));
    }

    /**
     * A text within a fenced block.
     *
     * @param first the line of the file on which it begins
     */
    Prose prose(String text, int first) {
        List<Prose.Block> blocks = new ArrayList<>();
        for (Node node = parse(text).getFirstChild(); node != null; node = node.getNext()) {
            add(node, first - 1, blocks);
        }
        return new Prose(blocks);
    }

    /** The first line of a text, with its emphasis and values. */
    List<Run> line(String text, int line) {
        return prose(text, line).blocks().stream()
                .filter(Prose.Paragraph.class::isInstance)
                .findFirst()
                .map(block -> ((Prose.Paragraph) block).runs())
                .orElse(List.of());
    }

    /**
     * Adds a block of the document.
     *
     * @param offset of the lines of the document in the file
     */
    void add(Node node, int offset, List<Prose.Block> blocks) {
        if (node instanceof Paragraph) {
            paragraph("", node, offset, blocks);
        } else if (node instanceof BulletList || node instanceof OrderedList) {
            int number = 1;
            for (Node item = node.getFirstChild(); item != null; item = item.getNext()) {
                String marker = node instanceof OrderedList ? number++ + "." : "•";
                for (Node in = ((ListItem) item).getFirstChild(); in != null; in = in.getNext()) {
                    if (in instanceof Paragraph) {
                        paragraph(marker, in, offset, blocks);
                    } else {
                        problem(offset + line(in), new UserFacingException("lesson.markdown"));
                    }
                }
            }
        } else {
            problem(offset + line(node), new UserFacingException("lesson.markdown"));
        }
    }

    private void paragraph(String marker, Node node, int offset, List<Prose.Block> blocks) {
        List<Run> runs = new ArrayList<>();
        int line = offset + line(node);
        for (Node each = node.getFirstChild(); each != null; each = each.getNext()) {
            if (each instanceof Image image) {
                blocks.add(picture(image, line));
            } else {
                inline(each, Face.PLAIN, null, line, 0, runs);
            }
        }
        List<Run> whole = withValues(runs, line);
        if (!whole.isEmpty()) {
            blocks.add(new Prose.Paragraph(marker, whole));
        }
    }

    private Prose.DecodedImage picture(Image image, int line) {
        List<Run> description = new ArrayList<>();
        for (Node each = image.getFirstChild(); each != null; each = each.getNext()) {
            inline(each, Face.PLAIN, null, line, 0, description);
        }
        String text = Prose.plain(description, Expression::text);
        if (text.isBlank()) {
            problem(line, new UserFacingException("lesson.picture.alt", image.getDestination()));
        }
        return new Prose.DecodedImage(image.getDestination(), text);
    }

    private void inline(
            Node node, Face face, @Nullable ScreenLink link, int line, int depth, List<Run> runs) {
        if (node instanceof Text text) {
            append(runs, text.getLiteral(), face, link);
        } else if (node instanceof Code code) {
            append(runs, code.getLiteral(), Face.CODE, link);
        } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
            append(runs, " ", face, link);
        } else if (depth < DEEPEST && node instanceof Emphasis) {
            inside(node, face == Face.STRONG ? face : Face.EMPHASIS, link, line, depth, runs);
        } else if (depth < DEEPEST && node instanceof StrongEmphasis) {
            inside(node, Face.STRONG, link, line, depth, runs);
        } else if (depth < DEEPEST && node instanceof Link to) {
            inside(node, face, target(to, line), line, depth, runs);
        } else {
            problem(line, new UserFacingException("lesson.markdown"));
        }
    }

    private @Nullable ScreenLink target(Link link, int line) {
        try {
            return ScreenLink.parse(link.getDestination());
        } catch (UserFacingException unknown) {
            problem(line, unknown);
            return null;
        }
    }

    private void inside(
            Node node, Face face, @Nullable ScreenLink link, int line, int depth, List<Run> runs) {
        for (Node each = node.getFirstChild(); each != null; each = each.getNext()) {
            inline(each, face, link, line, depth + 1, runs);
        }
    }

    /** CommonMark splits text where a character could have a meaning. */
    private static void append(List<Run> runs, String text, Face face, @Nullable ScreenLink link) {
        int last = runs.size() - 1;
        if (last >= 0 && runs.get(last).face() == face && runs.get(last).link() == link) {
            runs.set(last, new Run(runs.get(last).text() + text, null, face, link));
        } else {
            runs.add(new Run(text, null, face, link));
        }
    }

    private List<Run> withValues(List<Run> runs, int line) {
        List<Run> whole = new ArrayList<>();
        for (Run run : runs) {
            Matcher values = VALUE.matcher(run.text());
            int at = 0;
            while (run.face() != Face.CODE && values.find()) {
                if (values.start() > at) {
                    words(run, at, values.start(), whole);
                }
                at = values.end();
                try {
                    Expression value = Expression.parse(values.group(1));
                    whole.add(new Run("", value, run.face(), run.link()));
                } catch (UserFacingException unknown) {
                    problem(line, unknown);
                    words(run, values.start(), values.end(), whole);
                }
            }
            if (at < run.text().length()) {
                words(run, at, run.text().length(), whole);
            }
        }
        return whole;
    }

    private static void words(Run run, int from, int to, List<Run> whole) {
        whole.add(new Run(run.text().substring(from, to), null, run.face(), run.link()));
    }
}
