package org.kernelscope.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.FlatRegions.Sheet;
import org.kernelscope.data.FoundDigit.Candidate;
import org.kernelscope.data.FoundDigit.Stage;
import org.kernelscope.data.FoundDigit.Step;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Finds a digit in a photograph, a scan or a screenshot: takes printed lines out, cuts the sheet
 * out of what is around it, finds the ink on it and takes the likeliest of the shapes.
 *
 * <p>Each step leaves an image alone that does not need it, so that an image that is nothing but
 * ink on its ground is read as if there were no steps. No state; any thread.
 */
final class DigitFinder {
    /** A digit smaller than this is looked at again in the larger image. */
    private static final int SMALL_DIGIT = 64;

    /** The margin around the digit when it is looked at again, in longer sides of the digit. */
    private static final double MARGIN = 0.4;

    /** Lines with less than this share of the ink's contrast are faint. */
    private static final double FAINT_LINES = 0.25;

    private DigitFinder() {}

    /**
     * @param small the image with at most {@link ImageFiles#MAX_SIDE} rows and columns
     * @param large brings the same image, perhaps with more pixels
     * @param options the steps to leave out, and the candidate
     * @param alone true for the digit without stages and other candidates, which nobody will see
     * @return nothing if there is no ink
     */
    static Optional<FoundDigit> find(
            DecodedImage small, Supplier<DecodedImage> large, FindOptions options, boolean alone) {
        Stages stages = new Stages(alone);
        boolean opaque = InkFinder.isOpaque(small);
        boolean whole = isPrepared(small) || !opaque;
        DecodedImage clean = small;
        if (!whole && options.takes(Step.LINES)) {
            clean = LineRemover.remove(small);
        }
        DecodedImage withoutLines = clean;
        boolean one = options.takes(Step.SHAPE);
        Sheet sheet =
                whole ? null : FlatRegions.sheet(clean.luma(), clean.rows(), clean.columns(), one);
        SheetFinder.Cut cut =
                sheet == null || !options.takes(Step.SHEET) ? null : SheetFinder.cut(clean, sheet);
        if (cut != null) {
            clean = cut.picture();
            stages.add(Step.SHEET, clean);
        }
        if (sheet != null && options.takes(Step.LIGHT)) {
            DecodedImage even = LightLeveller.level(clean, sheet, cut != null, small.columns());
            if (even != clean) {
                clean = even;
                stages.add(Step.LIGHT, clean);
            }
        }
        boolean faint =
                sheet != null
                        && LineRemover.contrast(small, withoutLines)
                                < FAINT_LINES * sheet.contrast();
        if (clean == withoutLines && faint) {
            // The search for ink passes over faint lines anyway.
            clean = small;
        } else if (withoutLines != small) {
            stages.addFirst(Step.LINES, withoutLines);
        }
        BoundingBox place =
                cut == null ? new BoundingBox(0, 0, small.rows(), small.columns()) : cut.box();
        Optional<Tensor> found = InkFinder.find(clean, opaque, one);
        if (found.isEmpty() && clean != small) {
            // The lines were the digit, or the sheet was none.
            stages.all.clear();
            place = new BoundingBox(0, 0, small.rows(), small.columns());
            found = InkFinder.find(small, opaque, one);
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Tensor ink = found.get();
        if (isPrepared(small) || !options.takes(Step.SHAPE)) {
            return Optional.of(whole(ink, stages.all));
        }
        return Optional.of(chosen(ink, place, small, large, stages, options));
    }

    /** The stages so far; none if nobody will see them, for an image of each takes time. */
    private static final class Stages {
        private final List<Stage> all = new ArrayList<>();
        private final boolean unseen;

        private Stages(boolean unseen) {
            this.unseen = unseen;
        }

        private void add(Step step, DecodedImage image) {
            if (!unseen) {
                all.add(new Stage(step, picture(image)));
            }
        }

        private void addFirst(Step step, DecodedImage image) {
            if (!unseen) {
                all.add(0, new Stage(step, picture(image)));
            }
        }
    }

    private static FoundDigit whole(Tensor ink, List<Stage> stages) {
        return new FoundDigit(ink, stages, List.of(new Candidate(ink, FoundDigit.Box.WHOLE)), 0);
    }

    private static FoundDigit chosen(
            Tensor ink,
            BoundingBox place,
            DecodedImage small,
            Supplier<DecodedImage> large,
            Stages stages,
            FindOptions options) {
        InkShapes shapes = InkShapes.of(ink);
        int chosen = Math.max(0, Math.min(shapes.count() - 1, options.candidate()));
        List<Candidate> candidates = new ArrayList<>();
        int first = stages.unseen ? chosen : 0;
        int last = stages.unseen ? chosen : shapes.count() - 1;
        for (int i = first; i <= last; i++) {
            candidates.add(
                    new Candidate(
                            shapes.cut(i), FoundDigit.Box.of(moved(shapes.box(i), place), small)));
        }
        Tensor alone = shapes.alone(chosen);
        if (alone != ink && !stages.unseen) {
            stages.all.add(new Stage(Step.SHAPE, alone));
        }
        BoundingBox box = moved(shapes.box(chosen), place);
        if (box.longerSide() < SMALL_DIGIT && InkFinder.isOpaque(small)) {
            Tensor finer = finer(box, small, large.get(), options);
            if (finer != null) {
                alone = finer;
            }
        }
        return new FoundDigit(alone, stages.all, candidates, chosen - first);
    }

    /**
     * The digit at {@code box} of {@code small} from the pixels of {@code large}; null if it is
     * lost, or if there are no more of them.
     */
    private static @Nullable Tensor finer(
            BoundingBox box, DecodedImage small, DecodedImage large, FindOptions options) {
        if (large.rows() <= small.rows()) {
            return null;
        }
        double scale = (double) large.rows() / small.rows();
        int margin = (int) Math.ceil(MARGIN * box.longerSide()) + 4;
        BoundingBox wide =
                new BoundingBox(
                        (int) Math.max(0, (box.top() - margin) * scale),
                        (int) Math.max(0, (box.left() - margin) * scale),
                        (int) Math.min(large.rows(), (box.bottom() + margin) * scale),
                        (int) Math.min(large.columns(), (box.right() + margin) * scale));
        DecodedImage part = large.cut(wide).atMost(ImageFiles.MAX_SIDE);
        FoundDigit found = find(part, () -> part, options.withBox(null), true).orElse(null);
        if (found == null) {
            return null;
        }
        double expected = box.longerSide() * scale * part.rows() / wide.rows();
        double size = found.place().pixels(part).longerSide();
        boolean same = size > 0.7 * expected && size < 1.4 * expected;
        return same ? found.ink() : null;
    }

    private static BoundingBox moved(BoundingBox box, BoundingBox place) {
        return new BoundingBox(
                box.top() + place.top(),
                box.left() + place.left(),
                box.bottom() + place.top(),
                box.right() + place.left());
    }

    private static boolean isPrepared(DecodedImage picture) {
        return picture.rows() == Preparation.SIZE && picture.columns() == Preparation.SIZE;
    }

    /** The darkness of an image, for the eye. */
    static Tensor picture(DecodedImage picture) {
        float[] dark = new float[picture.luma().length];
        for (int i = 0; i < dark.length; i++) {
            dark[i] = Math.max(0, Math.min(1, picture.alpha()[i] * (1 - picture.luma()[i])));
        }
        return Tensor.takeOver(Shape.of(1, picture.rows(), picture.columns()), dark);
    }
}
