package org.kernelscope.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kernelscope.data.Blots.Blot;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The shapes in an image of ink that could each be a digit, the likeliest first: blots of ink with
 * the smaller blots beside them, such as the bar of a 5. Belongs to one thread.
 */
final class InkShapes {
    private static final float THRESHOLD = 0.25f;

    /** A blot with less than this share of the largest one's size is a part or a speck. */
    private static final double PART = 0.45;

    /** A part is at most so far from its shape, in sizes of the shape. */
    private static final double PART_GAP = 0.25;

    private static final double SHAPE_GAP = 0.04;

    /** Faint ink so near to a shape is its edge. */
    private static final int EDGE = 3;

    private static final double LONG = 12;

    /** Of noise, only the largest blots are compared with each other. */
    private static final int MOST_BLOTS = 200;

    private final Tensor ink;
    private final int rows;
    private final int columns;
    private final Blots blots;
    private final List<Group> groups;

    /** The blots of all ink, however faint, in runs. */
    private final PixelRuns faint;

    /** True if all ink hangs together with the only group. */
    private final boolean single;

    private InkShapes(Tensor ink) {
        this.ink = ink;
        this.rows = ink.shape().rows();
        this.columns = ink.shape().columns();
        float[] values = ink.toArray();
        this.blots = Blots.of(values, rows, columns, THRESHOLD);
        this.groups = grouped();
        this.faint = runs(values);
        this.single = groups.size() == 1 && isAllHeld(groups.get(0));
    }

    static InkShapes of(Tensor ink) {
        return new InkShapes(ink);
    }

    /** Blots that belong together. */
    private static final class Group {
        private final List<Integer> members = new ArrayList<>();
        private BoundingBox box;
        private double mass;

        private Group(int first, Blot blot) {
            members.add(first);
            box = blot.box();
            mass = blot.mass();
        }

        private void take(Group other) {
            members.addAll(other.members);
            box = box.with(other.box);
            mass += other.mass;
        }
    }

    /** Every pixel with ink. */
    private PixelRuns runs(float[] values) {
        PixelRuns runs = new PixelRuns(columns, true);
        for (int row = 0; row < rows; row++) {
            runs.nextRow();
            int end = (row + 1) * columns;
            for (int i = row * columns; i < end; i++) {
                if (values[i] > Preparation.NOTHING) {
                    int start = i;
                    while (i < end && values[i] > Preparation.NOTHING) {
                        i++;
                    }
                    runs.add(start, i);
                }
            }
        }
        return runs;
    }

    /** For the first run of each faint blot: true if one of {@code members} has ink in it. */
    private boolean[] held(boolean[] members) {
        boolean[] held = new boolean[faint.count()];
        for (int run = 0; run < held.length; run++) {
            boolean any = false;
            for (int cell = faint.start(run); cell < faint.end(run) && !any; cell++) {
                any = members[blots.numberAt(cell)];
            }
            held[faint.first(run)] |= any;
        }
        return held;
    }

    /** For each blot by its number: true if it is of {@code group}. */
    private boolean[] members(Group group) {
        boolean[] members = new boolean[blots.all().size() + 1];
        group.members.forEach(blot -> members[blot + 1] = true);
        return members;
    }

    private boolean isAllHeld(Group group) {
        boolean[] held = held(members(group));
        for (int run = 0; run < held.length; run++) {
            if (!held[faint.first(run)]) {
                return false;
            }
        }
        return true;
    }

    private List<Group> grouped() {
        List<Group> open = new ArrayList<>();
        for (int i = 0; i < blots.all().size(); i++) {
            open.add(new Group(i, blots.all().get(i)));
        }
        open.sort(Comparator.comparingInt(group -> -group.box.longerSide()));
        if (open.size() > MOST_BLOTS) {
            open = new ArrayList<>(open.subList(0, MOST_BLOTS));
        }
        List<Group> shapes = new ArrayList<>();
        boolean again = true;
        while (again) {
            again = false;
            shapes.clear();
            for (Group group : open) {
                Group near = null;
                for (Group shape : shapes) {
                    if (belong(group, shape)) {
                        near = shape;
                        break;
                    }
                }
                if (near == null) {
                    shapes.add(group);
                } else {
                    near.take(group);
                    again = true;
                }
            }
            open = new ArrayList<>(shapes);
            open.sort(Comparator.comparingInt(group -> -group.box.longerSide()));
        }
        if (open.isEmpty()) {
            return open;
        }
        int largest = open.get(0).box.longerSide();
        open.removeIf(group -> group.box.longerSide() < PART * largest);
        open.sort(Comparator.comparingDouble(group -> -score(group)));
        return open;
    }

    private static boolean belong(Group small, Group large) {
        int size = large.box.longerSide();
        boolean part = small.box.longerSide() < PART * size;
        return small.box.gap(large.box) <= (part ? PART_GAP : SHAPE_GAP) * size;
    }

    /** Large, in the middle, away from the rim, and neither a line nor a block. */
    private double score(Group group) {
        BoundingBox box = group.box;
        double down = (box.top() + box.bottom()) / 2.0 / rows - 0.5;
        double right = (box.left() + box.right()) / 2.0 / columns - 0.5;
        double score = box.longerSide() * (1 - 0.7 * Math.hypot(down, right));
        boolean atRim =
                box.top() == 0 || box.left() == 0 || box.bottom() == rows || box.right() == columns;
        score *= atRim ? 0.4 : 1;
        int shorter = Math.min(box.rows(), box.columns());
        score *= box.longerSide() > LONG * shorter ? 0.4 : 1;
        boolean block =
                group.mass > 0.85 * box.rows() * box.columns() && 3 * shorter > box.longerSide();
        return score * (block ? 0.4 : 1);
    }

    /** The number of shapes; 1 if the ink is too faint to tell. */
    int count() {
        return Math.max(1, groups.size());
    }

    /** The box around the shape {@code index}. */
    BoundingBox box(int index) {
        return groups.isEmpty() ? new BoundingBox(0, 0, rows, columns) : groups.get(index).box;
    }

    /** The shape {@code index} alone, cut out with its faint edge. */
    Tensor cut(int index) {
        Tensor alone = alone(index);
        BoundingBox box = wide(box(index));
        return box.cut(alone.toArray(), columns);
    }

    /** The ink without that of other shapes and specks; the same if there are none. */
    Tensor alone(int index) {
        if (single || groups.isEmpty()) {
            return ink;
        }
        Group group = groups.get(index);
        boolean[] held = held(members(group));
        boolean[] other = new boolean[blots.all().size() + 1];
        for (Group each : groups) {
            if (each != group) {
                each.members.forEach(blot -> other[blot + 1] = true);
            }
        }
        boolean[] shared = held(other);
        BoundingBox box = wide(group.box);
        float[] values = ink.toArray();
        for (int run = 0; run < held.length; run++) {
            int blot = faint.first(run);
            for (int cell = faint.start(run); cell < faint.end(run); cell++) {
                // Where faint ink joins two shapes, each has what is in its own box.
                boolean mine =
                        held[blot]
                                && (!shared[blot]
                                        || box.holds(cell / columns, cell % columns)
                                                && !other[blots.numberAt(cell)]);
                values[cell] = mine ? values[cell] : 0;
            }
        }
        return Tensor.takeOver(Shape.of(1, rows, columns), values);
    }

    private BoundingBox wide(BoundingBox box) {
        return new BoundingBox(
                Math.max(0, box.top() - EDGE),
                Math.max(0, box.left() - EDGE),
                Math.min(rows, box.bottom() + EDGE),
                Math.min(columns, box.right() + EDGE));
    }
}
