package org.kernelscope.dataset.sheet;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.kernelscope.dataset.sheet.SheetLayout.Box;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;

/**
 * An empty sheet as HTML: one A4 page, which any browser prints. Nothing is loaded from elsewhere.
 * Stateless; any thread.
 */
public final class SheetPage {
    private static final int MODULES = 9;

    /** Light enough to be told from any pen, dark enough to be seen by a camera. */
    private static final String LINE_COLOUR = "#b9cce4";

    private static final double TITLE_SIZE = 4;

    /** The size of a name, and where it stands, as shares of the room for it. */
    private static final double LABEL_SIZE = 0.66;

    private static final double LABEL_BASE = 0.62;
    private static final double LEAST_LABEL_SIZE = 2;
    private static final double HEADER_LEFT = 33;
    private static final double HEADER_WIDTH = 144;

    private static final String START =
            """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <title>%s</title>
            <style>
            @page { size: A4 portrait; margin: 0; }
            html, body { margin: 0; padding: 0; background: #fff; }
            svg { display: block; width: 210mm; height: 297mm; overflow: hidden; break-inside: avoid;
              -webkit-print-color-adjust: exact; print-color-adjust: exact; }
            text { font-family: "Pretendard", "Noto Sans KR", "Noto Sans CJK KR", "Segoe UI",
              "Malgun Gothic", sans-serif; fill: #111; }
            </style>
            </head>
            <body>
            <svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 210 297">
            """;

    private static final String END = "</svg>\n</body>\n</html>\n";

    private final StringBuilder html = new StringBuilder();

    private SheetPage() {}

    /**
     * The HTML of an empty sheet.
     *
     * @param names the classes, {@value SheetLayout#LEAST} to {@value SheetLayout#MOST}
     * @param texts the language of what is written at its edge
     */
    public static String html(List<String> names, Texts texts) {
        return new SheetPage().page(names, texts);
    }

    /**
     * Writes the empty sheet to {@code file}: all of it or nothing.
     *
     * @throws UserFacingException if the file cannot be written
     */
    public static void write(Path file, List<String> names, Texts texts)
            throws UserFacingException {
        byte[] html = html(names, texts).getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(file, stream -> stream.write(html));
    }

    private String page(List<String> names, Texts texts) {
        SheetLayout layout = new SheetLayout(names.size());
        String title = texts.get("dataset.sheet.title", names.size());
        html.append(START.formatted(texts.language().code(), escaped(title)));
        List<Box> marks = SheetLayout.marks();
        for (int i = 0; i < marks.size(); i++) {
            mark(marks.get(i), i == 0);
        }
        int bits = SheetCode.of(names).bits();
        for (int bit = 0; bit < SheetCode.BITS; bit++) {
            boolean one = (bits >>> SheetCode.BITS - 1 - bit & 1) == 1;
            rect(SheetLayout.codeHalf(bit, !one), "#000");
        }
        double below = SheetLayout.HEIGHT - SheetLayout.MARGIN;
        text(title, HEADER_LEFT, 13.5, HEADER_WIDTH, TITLE_SIZE, true);
        text(texts.get("dataset.sheet.write"), HEADER_LEFT, 17.6, HEADER_WIDTH, 2.8, false);
        text(
                texts.get("dataset.sheet.photograph"),
                HEADER_LEFT,
                below - 5.5,
                HEADER_WIDTH,
                2.8,
                false);
        text(texts.get("dataset.sheet.import"), HEADER_LEFT, below - 1.5, HEADER_WIDTH, 2.8, false);
        layout.cells().forEach(cell -> frame(cell.box()));
        for (SheetLayout.Label label : layout.labels()) {
            Box box = label.box();
            rect(new Box(box.x(), box.y() + 0.1, box.width(), 0.2), "#999");
            String name = names.get(label.label());
            double base = box.y() + LABEL_BASE * box.height();
            text(name, box.x(), base, box.width(), LABEL_SIZE * box.height(), true);
        }
        return html.append(END).toString();
    }

    private void mark(Box box, boolean hollow) {
        double module = box.width() / MODULES;
        rect(box, "#000");
        rect(box.inset(module), "#fff");
        rect(box.inset(2 * module), "#000");
        if (hollow) {
            rect(box.inset(3 * module), "#fff");
        }
    }

    private void rect(Box box, String colour) {
        html.append("<rect ")
                .append(places(box))
                .append(" fill=\"")
                .append(colour)
                .append("\"/>\n");
    }

    private void frame(Box box) {
        html.append("<rect ")
                .append(places(box))
                .append(" fill=\"none\" stroke=\"" + LINE_COLOUR + "\" stroke-width=\"")
                .append(number(SheetLayout.LINE))
                .append("\"/>\n");
    }

    private static String places(Box box) {
        return "x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
                .formatted(
                        number(box.x()),
                        number(box.y()),
                        number(box.width()),
                        number(box.height()));
    }

    private static String number(double millimetres) {
        return String.format(Locale.ROOT, "%.3f", millimetres);
    }

    /**
     * One line that is not wider than {@code width}: smaller if it is long, cut if it is too long.
     */
    private void text(String line, double x, double y, double width, double size, boolean bold) {
        double ems = ems(line);
        double fitting = Math.min(size, width / ems);
        String shown = line;
        if (fitting < LEAST_LABEL_SIZE) {
            fitting = LEAST_LABEL_SIZE;
            shown = cut(line, width / fitting);
        }
        html.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" font-size=\"")
                .append(number(fitting))
                .append(bold ? "\" font-weight=\"bold\">" : "\">")
                .append(escaped(shown))
                .append("</text>\n");
    }

    private static String cut(String line, double ems) {
        int end = line.length();
        while (end > 0 && ems(line.substring(0, end)) + 1 > ems) {
            end = line.offsetByCodePoints(end, -1);
        }
        return line.substring(0, end) + "…";
    }

    /**
     * The width of a line by its size, at the most: Korean and Chinese signs are as wide as high.
     */
    private static double ems(String line) {
        return line.codePoints().mapToDouble(sign -> sign < 0x1100 ? 0.65 : 1.05).sum();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
