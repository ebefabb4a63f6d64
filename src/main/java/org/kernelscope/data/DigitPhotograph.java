package org.kernelscope.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.FoundDigit.Box;
import org.kernelscope.data.FoundDigit.Candidate;
import org.kernelscope.data.FoundDigit.Stage;
import org.kernelscope.data.FoundDigit.Step;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * A decoded image of a digit: a photograph, a scan, a screenshot. It is kept small enough to be
 * looked at again and again, with other steps, for another shape, in another part. Immutable; any
 * thread.
 */
public final class DigitPhotograph implements DigitImage {
    /** Rows and columns of the larger copy, in which small digits are looked at. */
    private static final int LARGE = 1_024;

    /** For shares that are a little below a whole number of pixels. */
    private static final double ROUNDING = 1e-6;

    private final @Nullable String name;

    /** As in the file, not turned. */
    private final DecodedImage small;

    private final LargeCopy large;
    private final int orientation;

    /**
     * @param name the name of the file in messages; null if it has none
     * @param orientation 1 to 8, as in EXIF
     */
    DigitPhotograph(@Nullable String name, DecodedImage picture, int orientation) {
        this.name = name;
        this.small = picture.atMost(ImageFiles.MAX_SIDE);
        this.large = new LargeCopy(picture);
        this.orientation = orientation;
    }

    @Override
    public FoundDigit find(FindOptions options) throws UserFacingException {
        return find(options, false);
    }

    /**
     * The digit of {@link #find}, without the stages and the other candidates, for callers that
     * show none: they take time.
     *
     * @throws UserFacingException if nothing stands out from the background
     */
    public FoundDigit findAlone(FindOptions options) throws UserFacingException {
        return find(options.withCandidate(0), true);
    }

    private FoundDigit find(FindOptions options, boolean alone) throws UserFacingException {
        boolean turns = options.takes(Step.TURN) && orientation != Orientation.UPRIGHT;
        DecodedImage upright = turns ? small.upright(orientation) : small;
        Supplier<DecodedImage> fine = () -> turns ? large.get().upright(orientation) : large.get();
        Box box = options.box();
        Optional<FoundDigit> found =
                box == null
                        ? DigitFinder.find(upright, fine, options, alone)
                        : find(fine.get(), box, options, alone);
        FoundDigit digit = found.orElseThrow(() -> blank(box));
        if (options.candidate() >= digit.candidates().size()) {
            throw new UserFacingException(
                    "data.photo.candidate", options.candidate() + 1, digit.candidates().size());
        }
        return whole(digit, turns && !alone ? upright : null, box);
    }

    private static Optional<FoundDigit> find(
            DecodedImage fine, Box box, FindOptions options, boolean alone) {
        DecodedImage part = fine.cut(box.pixels(fine));
        return DigitFinder.find(part.atMost(ImageFiles.MAX_SIDE), () -> part, options, alone);
    }

    private UserFacingException blank(@Nullable Box box) {
        if (box != null) {
            return new UserFacingException("data.photo.blankBox");
        }
        return name == null
                ? new UserFacingException("data.image.blank")
                : new UserFacingException("data.picture.blank", name);
    }

    /** With the turn among the stages, and boxes in the whole image. */
    private static FoundDigit whole(
            FoundDigit digit, @Nullable DecodedImage turned, @Nullable Box part) {
        List<Stage> stages = new ArrayList<>();
        if (turned != null) {
            stages.add(new Stage(Step.TURN, DigitFinder.picture(turned)));
        }
        stages.addAll(digit.stages());
        List<Candidate> candidates = new ArrayList<>();
        for (Candidate candidate : digit.candidates()) {
            Box box = part == null ? candidate.box() : candidate.box().within(part);
            candidates.add(new Candidate(candidate.ink(), box));
        }
        return new FoundDigit(digit.ink(), stages, candidates, digit.chosen());
    }

    @Override
    public Tensor overview(FindOptions options) {
        return DigitFinder.picture(options.takes(Step.TURN) ? small.upright(orientation) : small);
    }

    @Override
    public @Nullable Tensor colours(FindOptions options) {
        DecodedImage whole = large.get();
        DecodedImage upright = options.takes(Step.TURN) ? whole.upright(orientation) : whole;
        Box box = options.box();
        DecodedImage part = box == null ? upright : upright.cut(box.pixels(upright));
        return part.isGrey() ? null : part.atMost(COLOUR_SIDE).colours();
    }

    /**
     * The whole image in colour, turned upright, reduced to fit into {@code rows × columns} and in
     * the middle of it; what is left beside it goes on with its edge. Nothing is cut out. Null if
     * the image is grey.
     *
     * @return {@code 3 × rows × columns}, red, green and blue between 0 and 1
     * @throws UserFacingException if all of it has one colour
     */
    public @Nullable Tensor whole(int rows, int columns) throws UserFacingException {
        DecodedImage upright = small.upright(orientation);
        if (upright.isGrey()) {
            return null;
        }
        if (upright.isBlank()) {
            throw blank(null);
        }
        double share =
                Math.min(
                        1,
                        Math.min(
                                (double) rows / upright.rows(),
                                (double) columns / upright.columns()));
        int longer = Math.max(upright.rows(), upright.columns());
        int side = Math.max(1, (int) Math.floor(longer * share + ROUNDING));
        return Framing.on(upright.atMost(side).colours(), rows, columns);
    }

    /** The colours, turned upright, with at most {@code side} rows and columns. */
    Tensor colours(int side) {
        DecodedImage whole = large.get();
        return (side <= LARGE ? whole.atMost(side) : whole).upright(orientation).colours();
    }

    /** The larger copy, made when it is first asked for: most images need none. Any thread. */
    private static final class LargeCopy {
        private DecodedImage picture;
        private boolean made;

        private LargeCopy(DecodedImage picture) {
            this.picture = picture;
        }

        private synchronized DecodedImage get() {
            if (!made) {
                picture = picture.atMost(LARGE);
                made = true;
            }
            return picture;
        }
    }
}
