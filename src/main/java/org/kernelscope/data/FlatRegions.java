package org.kernelscope.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.RegionThings.Thing;

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

    /** A range of the nearest pixels less than this is no reason to take an edge for noise. */
    private static final float LEAST_NOISE = 0.00999f;

    private static final int ON_EDGE = -1;

    private final float[] luma;
    private final int rows;
    private final int columns;

    /** For each pixel the number of its region, counted from 1; {@value #ON_EDGE} on an edge. */
    private final int[] regionOf;

    private final List<Region> regions = new ArrayList<>();
    private final boolean framed;
    private final float[] smooth;

    private FlatRegions(float[] luma, int rows, int columns, boolean framed) {
        this.luma = luma;
        this.rows = rows;
        this.columns = columns;
        this.regionOf = new int[luma.length];
        this.framed = framed;
        this.smooth = PlaneFilters.smooth(luma, rows, columns);
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
     * @param luma the brightness of the image
     * @param smooth the same without its noise
     */
    record Sheet(
            boolean[] paper,
            boolean[] inside,
            BoundingBox box,
            double contrast,
            float[] luma,
            float[] smooth) {
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
        flat.findEdges();
        flat.regions.addAll(new RegionLabels(luma, flat.regionOf, rows, columns).all());
        return flat.best();
    }

    /** Numbers the pixels on edges {@value #ON_EDGE}. */
    private void findEdges() {
        float[] near = PlaneFilters.range(smooth, rows, columns, 1);
        float noise = PlaneFilters.median(near, rows, columns, false, LEAST_NOISE);
        float least = Math.max(LEAST_EDGE, Math.min(MOST_EDGE, NOISE_FACTOR * noise));
        SharpEdges.mark(smooth, near, rows, columns, least, regionOf, ON_EDGE);
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
        RegionThings things = new RegionThings(luma, regionOf, rows, columns);
        List<Thing> onBest = List.of();
        Region best = null;
        double bestScore = 0;
        for (Region region : large) {
            List<Thing> inside = things.inside(region);
            double contrast = contrast(region, inside, contrasts);
            if (!framed && contrast > 0 && around.isStroke(region.number(), contrast)) {
                contrast = 0;
            }
            contrasts[region.number()] = contrast;
            double score = contrast * Math.sqrt(region.area());
            if (score > bestScore) {
                best = region;
                bestScore = score;
                onBest = inside;
            }
        }
        return best == null
                ? null
                : sheet(best, onBest, things.atRim(best), contrasts[best.number()]);
    }

    /**
     * The contrast of the strongest thing on a region; 0 if there is none.
     *
     * @param things what lies on it and does not touch the rim of the image
     * @param contrasts the contrasts of the smaller regions, by their numbers
     */
    private double contrast(Region region, List<Thing> things, double[] contrasts) {
        double best = 0;
        Thing largest = null;
        double least = Math.max(LEAST_PIXELS, LEAST_THING * region.box().longerSide());
        for (Thing thing : things) {
            if (thing.box().longerSide() >= least
                    && thing.contrast() >= LEAST_CONTRAST
                    && thing.most(contrasts, regionOf) < FAINT * thing.contrast()) {
                best = Math.max(best, thing.contrast());
                boolean larger =
                        largest == null || thing.box().longerSide() > largest.box().longerSide();
                largest = larger ? thing : largest;
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

    private Sheet sheet(Region region, List<Thing> onIt, List<Thing> atRim, double contrast) {
        boolean[] paper = new boolean[luma.length];
        for (int i = 0; i < paper.length; i++) {
            paper[i] = regionOf[i] == region.number();
        }
        boolean[] inside = paper.clone();
        for (Thing thing : onIt) {
            for (int cell : thing.cells()) {
                inside[cell] = true;
            }
        }
        for (Thing thing : atRim) {
            if (thing.box().longerSide() >= LEAST_THING * region.box().longerSide()) {
                keepStrokes(thing, region, inside);
            }
        }
        return new Sheet(paper, inside, region.box(), contrast, luma, smooth);
    }

    /**
     * A faint line may join a stroke to the rim of the image: what is left of the thing without its
     * faint parts, and does not touch the rim, is on the sheet.
     */
    private void keepStrokes(Thing thing, Region region, boolean[] inside) {
        BoundingBox part = thing.box();
        int[] places = new int[thing.cells().length];
        float[] strong = new float[part.rows() * part.columns()];
        for (int i = 0; i < places.length; i++) {
            int cell = thing.cells()[i];
            int row = cell / columns - part.top();
            places[i] = row * part.columns() + cell % columns - part.left();
            strong[places[i]] = (float) Math.abs(luma[cell] - region.level());
        }
        float least = (float) (JOINT * thing.contrast());
        Blots parts = Blots.of(strong, part.rows(), part.columns(), least);
        boolean[] kept = new boolean[parts.all().size() + 1];
        boolean any = false;
        for (int i = 0; i < parts.all().size(); i++) {
            BoundingBox box = parts.all().get(i).box().moved(part.top(), part.left());
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
        float[] near = new float[strong.length];
        for (int place : places) {
            near[place] = kept[parts.numberAt(place)] ? 1 : 0;
        }
        near = PlaneFilters.max(near, part.rows(), part.columns(), 3);
        for (int i = 0; i < places.length; i++) {
            inside[thing.cells()[i]] |= near[places[i]] > 0;
        }
    }
}
