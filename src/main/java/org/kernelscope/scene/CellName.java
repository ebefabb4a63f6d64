package org.kernelscope.scene;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.UntrustedText;
import org.kernelscope.text.UserFacingException;

/**
 * A cell by the names that people use, such as {@code C3,5,4,6}. Whether a network has it is not
 * known before {@link #in}. Immutable; any thread.
 *
 * @param layer name of the layer, or {@value #INPUT}
 * @param map feature map or unit, counted from 1
 * @param row counted from 1
 * @param column counted from 1
 */
public record CellName(String layer, int map, int row, int column) {
    /** The layer name of the input image. */
    public static final String INPUT = "input";

    private static final Pattern NAME =
            Pattern.compile("([\\p{L}\\p{N}_-]{1,32}),(\\d{1,6})(?:,(\\d{1,6}),(\\d{1,6}))?");

    /**
     * Reads {@code LAYER,MAP,ROW,COLUMN}; or {@code LAYER,MAP}, which is the first cell of the map.
     *
     * @throws UserFacingException if it is something else
     */
    public static CellName parse(String text) throws UserFacingException {
        Matcher parts = NAME.matcher(text);
        if (!parts.matches()) {
            throw new UserFacingException("scene.cell.form", UntrustedText.name(text));
        }
        boolean whole = parts.group(3) == null;
        return new CellName(
                parts.group(1),
                Integer.parseInt(parts.group(2)),
                whole ? 1 : Integer.parseInt(parts.group(3)),
                whole ? 1 : Integer.parseInt(parts.group(4)));
    }

    /** The name of {@code cell}, which {@code architecture} has. */
    public static CellName of(Architecture architecture, Cell cell) {
        String layer = cell.isInput() ? INPUT : architecture.layers().get(cell.layer()).name();
        return new CellName(layer, cell.channel() + 1, cell.row() + 1, cell.column() + 1);
    }

    /**
     * The cell of {@code architecture} that has this name.
     *
     * @throws UserFacingException if there is none
     */
    public Cell in(Architecture architecture) throws UserFacingException {
        int index = Cell.INPUT;
        Shape shape = architecture.input().shape();
        if (!layer.equals(INPUT)) {
            Layer found = Layers.named(architecture, layer);
            index = found.index();
            shape = found.outputShape();
        }
        if (!isWithin(map, shape.channels())
                || !isWithin(row, shape.rows())
                || !isWithin(column, shape.columns())) {
            throw new UserFacingException(
                    "scene.cell.absent",
                    text(),
                    layer,
                    shape.channels(),
                    shape.rows(),
                    shape.columns());
        }
        return new Cell(index, map - 1, row - 1, column - 1);
    }

    private static boolean isWithin(int number, int extent) {
        return number >= 1 && number <= extent;
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return layer + "," + map + "," + row + "," + column;
    }
}
