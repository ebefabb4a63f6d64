package org.kernelscope.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The smooth parts of an image, such as a sheet, a desk, the inside of a printed cell, and the
 * things that lie on each of them. Light that changes slowly does not part a region; an edge does.
 * Belongs to one thread.
 */
final class FlatRegions {
    /** A step between neighbouring pixels that is an edge, at least and at most. */
    private static final float LEAST_EDGE = 0.03f;

    private static final float MOST_EDGE = 0.12f;
    private static final float NOISE_FACTOR = 3;

    /** The edge of a shadow rises over many pixels: near it, a small square sees only a part. */
    private static final float SHARPNESS = 0.17f;

    private static final int WIDE = 8;

    /** A sheet has at least this share of the image, and a thing on it this share of its side. */
    private static final double LEAST_SHEET = 0.025;

    /** A sheet fills this share of its box; the stroke of a thick pen does not. */
    private static final double SOLID = 0.35;

    /** A shape that fills this share of its box is no stroke. */
    private static final double FULL = 0.62;

    /** A faint thing inside a loop does not make a sheet of it: this share of the contrast. */
    private static final double FAINT = 0.3;

    /** Pixels with less than this share of a thing's contrast may join it to another thing. */
    private static final double JOINT = 0.35;

    private static final double LEAST_THING = 0.07;
    private static final int LEAST_PIXELS = 8;
    private static final float LEAST_CONTRAST = 0.06f;

    private final float[] luma;
    private final int rows;
    private final int columns;

    /** For each pixel the number of its region, counted from 1; 0 on an edge. */
    private final int[] regionOf;

    private final List<Region> regions = new ArrayList<>();
    private final boolean framed;

    private FlatRegions(float[] luma, int rows, int columns, boolean framed) {
        this.luma = luma;
        this.rows = rows;
        this.columns = columns;
        this.regionOf = new int[luma.length];
        this.framed = framed;
    }

    /**
     * A smooth part.
     *
     * @param number its number in the map, counted from 1
     * @param area its pixels
     * @param level its mean brightness
     */
    record Region(int number, int area, double level, BoundingBox box) {}

    /**
     * A sheet with something on it.
     *
     * @param paper true for each pixel of the paper alone
     * @param inside true for each pixel of the paper and of what lies on it
     * @param box the box around both
     * @param contrast by how much the strongest thing on it differs from the paper
     */
    record Sheet(boolean[] paper, boolean[] inside, BoundingBox box, double contrast) {
        /** The paper in the box alone, of an image with {@code columns} columns. */
        boolean[] paperInBox(int columns) {
            boolean[] part = new boolean[box.rows() * box.columns()];
            for (int row = 0; row < box.rows(); row++) {
                System.arraycopy(
                        paper,
                        (box.top() + row) * columns + box.left(),
                        part,
                        row * box.columns(),
                        box.columns());
            }
            return part;
        }
    }

    /**
     * The sheet that the digit is on; null if there is no smooth part with anything on it.
     *
     * @param framed true if the inside of a frame may be the sheet; false if a frame is ink as well
     */
    static @Nullable Sheet sheet(float[] luma, int rows, int columns, boolean framed) {
        if (rows < 2 * LEAST_PIXELS || columns < 2 * LEAST_PIXELS) {
            return null;
        }
        FlatRegions flat = new FlatRegions(luma, rows, columns, framed);
        flat.label(flat.edges());
        return flat.best();
    }

    private boolean[] edges() {
        float[] smooth = PlaneFilters.smooth(luma, rows, columns);
        float[] near = range(smooth, 1);
        float[] wide = range(smooth, WIDE);
        float noise = PlaneFilters.median(near);
        float least = Math.max(LEAST_EDGE, Math.min(MOST_EDGE, NOISE_FACTOR * noise));
        boolean[] edges = new boolean[luma.length];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = near[i] > least && near[i] > SHARPNESS * wide[i];
        }
        return edges;
    }

    private float[] range(float[] plane, int radius) {
        float[] high = PlaneFilters.max(plane, rows, columns, radius);
        float[] low = PlaneFilters.min(plane, rows, columns, radius);
        for (int i = 0; i < high.length; i++) {
            high[i] -= low[i];
        }
        return high;
    }

    private void label(boolean[] edges) {
        int[] stack = new int[luma.length];
        for (int start = 0; start < edges.length; start++) {
            if (edges[start] || regionOf[start] != 0) {
                continue;
            }
            int number = regions.size() + 1;
            int height = 0;
            stack[height++] = start;
            regionOf[start] = number;
            double sum = 0;
            int area = 0;
            Box box = new Box(rows, columns);
            while (height > 0) {
                int cell = stack[--height];
                int row = cell / columns;
                int column = cell % columns;
                sum += luma[cell];
                area++;
                box.add(row, column);
                height = visit(edges, row > 0, cell - columns, number, stack, height);
                height = visit(edges, row < rows - 1, cell + columns, number, stack, height);
                height = visit(edges, column > 0, cell - 1, number, stack, height);
                height = visit(edges, column < columns - 1, cell + 1, number, stack, height);
            }
            regions.add(new Region(number, area, sum / area, box.box()));
        }
    }

    private int visit(
            boolean[] edges, boolean inside, int cell, int number, int[] stack, int height) {
        if (!inside || edges[cell] || regionOf[cell] != 0) {
            return height;
        }
        regionOf[cell] = number;
        stack[height] = cell;
        return height + 1;
    }

    /** A box that grows. */
    private static final class Box {
        private int top;
        private int left;
        private int bottom;
        private int right;

        private Box(int rows, int columns) {
            top = rows;
            left = columns;
        }

        private void add(int row, int column) {
            top = Math.min(top, row);
            left = Math.min(left, column);
            bottom = Math.max(bottom, row + 1);
            right = Math.max(right, column + 1);
        }

        private BoundingBox box() {
            return new BoundingBox(top, left, bottom, right);
        }
    }

    /**
     * From the smallest to the largest part: what has things on it is a sheet, and a thing that
     * holds such a sheet is none itself.
     */
    private @Nullable Sheet best() {
        List<Region> large = new ArrayList<>();
        for (Region region : regions) {
            boolean wide = Math.min(region.box().rows(), region.box().columns()) >= LEAST_PIXELS;
            int box = region.box().rows() * region.box().columns();
            boolean solid = region.area() >= SOLID * box;
            if (wide && solid && region.area() >= LEAST_SHEET * luma.length) {
                large.add(region);
            }
        }
        large.sort(Comparator.comparingInt(r -> r.box().rows() * r.box().columns()));
        double[] contrasts = new double[regions.size() + 1];
        Surroundings around = new Surroundings(luma, regionOf, rows, columns, regions);
        Region best = null;
        double bestScore = 0;
        for (Region region : large) {
            double contrast = contrast(region, contrasts);
            if (!framed && contrast > 0 && around.isStroke(region.number(), contrast)) {
                contrast = 0;
            }
            contrasts[region.number()] = contrast;
            double score = contrast * Math.sqrt(region.area());
            if (score > bestScore) {
                best = region;
                bestScore = score;
            }
        }
        return best == null ? null : sheet(best, contrasts[best.number()]);
    }

    /**
     * The contrast of the strongest thing on a region; 0 if there is none.
     *
     * @param contrasts the contrasts of the smaller regions, by their numbers
     */
    private double contrast(Region region, double[] contrasts) {
        double best = 0;
        Thing largest = null;
        for (Thing thing : things(region)) {
            boolean large =
                    thing.box().longerSide()
                            >= Math.max(LEAST_PIXELS, LEAST_THING * region.box().longerSide());
            if (thing.inside() && large && thing.contrast() >= LEAST_CONTRAST) {
                double within =
                        thing.regions().stream().mapToDouble(r -> contrasts[r]).max().orElse(0);
                if (within < FAINT * thing.contrast()) {
                    best = Math.max(best, thing.contrast());
                    boolean larger =
                            largest == null
                                    || thing.box().longerSide() > largest.box().longerSide();
                    largest = larger ? thing : largest;
                }
            }
        }
        boolean full = region.area() >= FULL * region.box().rows() * region.box().columns();
        boolean loop = largest != null && isLoop(largest, region, around(region));
        return full || !loop ? best : 0;
    }

    /** The brightness of the largest other part. */
    private double around(Region region) {
        Region largest = null;
        for (Region other : regions) {
            if (other != region && (largest == null || other.area() > largest.area())) {
                largest = other;
            }
        }
        return largest == null ? region.level() : largest.level();
    }

    /** True if a thing is as bright as the paper in the loop of a thick stroke is. */
    private boolean isLoop(Thing thing, Region stroke, double around) {
        double level = stroke.level();
        for (int cell : thing.cells()) {
            if (Math.abs(luma[cell] - stroke.level()) > Math.abs(level - stroke.level())) {
                level = luma[cell];
            }
        }
        return Math.abs(level - around) < Math.abs(level - stroke.level());
    }

    /**
     * A thing on a region: connected pixels that do not belong to the region.
     *
     * @param cells its pixels
     * @param inside true if it does not touch the rim of the image
     * @param contrast by how much it differs from the region, at most
     * @param regions the other regions within
     */
    private record Thing(
            int[] cells, BoundingBox box, boolean inside, double contrast, List<Integer> regions) {}

    private List<Thing> things(Region region) {
        List<Thing> things = new ArrayList<>();
        boolean[] seen = new boolean[luma.length];
        int[] stack = new int[luma.length];
        int[] cells = new int[luma.length];
        boolean[] within = new boolean[regions.size() + 1];
        for (int start = 0; start < seen.length; start++) {
            if (seen[start] || regionOf[start] == region.number()) {
                continue;
            }
            int height = 0;
            int count = 0;
            boolean inside = true;
            double contrast = 0;
            Box box = new Box(rows, columns);
            List<Integer> others = new ArrayList<>();
            stack[height++] = start;
            seen[start] = true;
            while (height > 0) {
                int cell = stack[--height];
                cells[count++] = cell;
                int row = cell / columns;
                int column = cell % columns;
                box.add(row, column);
                inside &= row > 0 && column > 0 && row < rows - 1 && column < columns - 1;
                contrast = Math.max(contrast, Math.abs(luma[cell] - region.level()));
                int other = regionOf[cell];
                if (other > 0 && !within[other]) {
                    within[other] = true;
                    others.add(other);
                }
                for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
                    for (int c = Math.max(0, column - 1);
                            c <= Math.min(columns - 1, column + 1);
                            c++) {
                        int next = r * columns + c;
                        if (!seen[next] && regionOf[next] != region.number()) {
                            seen[next] = true;
                            stack[height++] = next;
                        }
                    }
                }
            }
            others.forEach(other -> within[other] = false);
            things.add(new Thing(Arrays.copyOf(cells, count), box.box(), inside, contrast, others));
        }
        return things;
    }

    private Sheet sheet(Region region, double contrast) {
        boolean[] paper = new boolean[luma.length];
        boolean[] inside = new boolean[luma.length];
        for (int i = 0; i < paper.length; i++) {
            paper[i] = regionOf[i] == region.number();
            inside[i] = paper[i];
        }
        for (Thing thing : things(region)) {
            if (thing.inside()) {
                for (int cell : thing.cells()) {
                    inside[cell] = true;
                }
            } else {
                keepStrokes(thing, region, inside);
            }
        }
        return new Sheet(paper, inside, region.box(), contrast);
    }

    /**
     * A faint line may join a stroke to the rim of the image: what is left of the thing without its
     * faint parts, and does not touch the rim, is on the sheet.
     */
    private void keepStrokes(Thing thing, Region region, boolean[] inside) {
        float[] strong = new float[luma.length];
        for (int cell : thing.cells()) {
            strong[cell] = (float) Math.abs(luma[cell] - region.level());
        }
        float least = (float) (JOINT * thing.contrast());
        Blots parts = Blots.of(strong, rows, columns, least);
        boolean[] kept = new boolean[parts.all().size() + 1];
        boolean any = false;
        for (int i = 0; i < parts.all().size(); i++) {
            BoundingBox box = parts.all().get(i).box();
            boolean free =
                    box.top() > 0 && box.left() > 0 && box.bottom() < rows && box.right() < columns;
            boolean stroke =
                    box.longerSide() >= LEAST_THING * region.box().longerSide()
                            && box.longerSide() < 0.8 * region.box().longerSide()
                            && box.top() >= region.box().top()
                            && box.left() >= region.box().left()
                            && box.bottom() <= region.box().bottom()
                            && box.right() <= region.box().right();
            kept[i + 1] = free && stroke;
            any |= kept[i + 1];
        }
        if (!any) {
            return;
        }
        float[] near = new float[luma.length];
        for (int cell : thing.cells()) {
            near[cell] = kept[parts.numberAt(cell)] ? 1 : 0;
        }
        near = PlaneFilters.max(near, rows, columns, 3);
        for (int cell : thing.cells()) {
            inside[cell] |= near[cell] > 0;
        }
    }
}
