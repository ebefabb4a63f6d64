package org.kernelscope.ui.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.GlyphSource;

/**
 * The letters of the program's typefaces as JavaFX renders them, cached for painters that write
 * into a raster. A letter is blank when it is requested for the first time; {@link #learn} renders
 * all missing letters, and the caller paints again.
 */
public final class GlyphCache implements GlyphSource {
    /** The letters of all views. */
    public static final GlyphCache SHARED = new GlyphCache();

    /** Limits the cache: a window that is resized requests new sizes all the time. */
    private static final int MOST_SHEETS = 48;

    private static final Glyph BLANK = new Glyph(0, 0, 0, 0, new byte[0], 0);
    private static final int PADDING = 2;

    private record Sheet(Face face, int size) {}

    private final Map<Sheet, Map<Integer, Glyph>> sheets = new HashMap<>();
    private final Map<Sheet, Set<Integer>> missing = new HashMap<>();

    private GlyphCache() {}

    @Override
    public Glyph glyph(Face face, int size, int codePoint) {
        Sheet sheet = new Sheet(face, size);
        Map<Integer, Glyph> known = sheets.get(sheet);
        Glyph glyph = known == null ? null : known.get(codePoint);
        if (glyph == null) {
            missing.computeIfAbsent(sheet, each -> new LinkedHashSet<>()).add(codePoint);
            return BLANK;
        }
        return glyph;
    }

    /**
     * Renders the letters that were missing.
     *
     * @return true if there were any
     */
    public boolean learn() {
        if (missing.isEmpty()) {
            return false;
        }
        if (sheets.size() > MOST_SHEETS) {
            sheets.clear();
        }
        missing.forEach(
                (sheet, codePoints) ->
                        sheets.computeIfAbsent(sheet, each -> new HashMap<>())
                                .putAll(draw(sheet, new ArrayList<>(codePoints))));
        missing.clear();
        return true;
    }

    private static Map<Integer, Glyph> draw(Sheet sheet, List<Integer> codePoints) {
        Font font = Font.font(sheet.face().family(), sheet.size());
        int ascent = (int) Math.ceil(1.2 * sheet.size());
        int height = (int) Math.ceil(1.7 * sheet.size());
        Group row = new Group();
        int[] left = new int[codePoints.size() + 1];
        double[] advances = new double[codePoints.size()];
        for (int i = 0; i < codePoints.size(); i++) {
            Text text = new Text(Character.toString(codePoints.get(i)));
            text.setFont(font);
            text.setX(left[i] + PADDING);
            text.setY(ascent);
            Bounds bounds = text.getLayoutBounds();
            advances[i] = bounds.getWidth();
            left[i + 1] = left[i] + (int) Math.ceil(bounds.getWidth()) + 2 * PADDING + 2;
            row.getChildren().add(text);
        }
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        parameters.setViewport(new Rectangle2D(0, 0, left[codePoints.size()], height));
        PixelReader pixels =
                row.snapshot(parameters, new WritableImage(left[codePoints.size()], height))
                        .getPixelReader();
        Map<Integer, Glyph> glyphs = new HashMap<>();
        for (int i = 0; i < codePoints.size(); i++) {
            int width = left[i + 1] - left[i];
            byte[] alpha = new byte[width * height];
            for (int at = 0; at < alpha.length; at++) {
                alpha[at] = (byte) (pixels.getArgb(left[i] + at % width, at / width) >>> 24);
            }
            glyphs.put(
                    codePoints.get(i),
                    new Glyph(-PADDING, ascent, width, height, alpha, advances[i]));
        }
        return glyphs;
    }
}
