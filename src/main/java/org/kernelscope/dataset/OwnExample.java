package org.kernelscope.dataset;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.InkPlace;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * One labelled image of a data set of one's own: its prepared pixels (0 = no ink, 255 = full ink,
 * row by row), its class, where it comes from and, if somebody gave one, a word for who wrote it.
 * Immutable; any thread.
 */
public final class OwnExample {
    /** Characters of a source or writer at the most. */
    public static final int MAX_TEXT = 200;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final byte[] pixels;
    private final int label;
    private final @Nullable String writer;
    private final String source;
    private final @Nullable InkPlace place;
    private final DatasetParts.@Nullable Part part;

    private OwnExample(
            byte[] pixels,
            int label,
            @Nullable String writer,
            String source,
            @Nullable InkPlace place,
            DatasetParts.@Nullable Part part) {
        this.pixels = pixels;
        this.label = label;
        this.writer = writer;
        this.source = source;
        this.place = place;
        this.part = part;
    }

    /**
     * The example that takes over {@code pixels}, which the caller must not change again.
     *
     * @param writer who wrote it; null if nobody said so
     * @param source the name of the file, or the way it came in
     */
    static OwnExample takeOver(byte[] pixels, int label, @Nullable String writer, String source) {
        if (label < 0 || label >= ClassNames.MOST) {
            throw new IllegalArgumentException("label " + label);
        }
        String who = writer == null ? null : shortened(writer).strip();
        return new OwnExample(
                pixels,
                label,
                who == null || who.isEmpty() ? null : who,
                shortened(source),
                null,
                null);
    }

    /**
     * An example of an image.
     *
     * @param ink ink between 0 and 1, {@code 1 × rows × columns}
     */
    public static OwnExample of(Tensor ink, int label, @Nullable String writer, String source) {
        return takeOver(bytes(ink), label, writer, source);
    }

    /** The same with the place that the ink had before it was prepared; null if nobody knows. */
    public OwnExample withPlace(@Nullable InkPlace other) {
        return new OwnExample(pixels, label, writer, source, other, part);
    }

    /** The same in the part that its files give it; null if they give none. */
    OwnExample withPart(DatasetParts.@Nullable Part given) {
        return new OwnExample(pixels, label, writer, source, place, given);
    }

    /** The part that its files give it; null if they give none. */
    DatasetParts.@Nullable Part part() {
        return part;
    }

    /** The place that the ink had before it was prepared; null if nobody knows. */
    public @Nullable InkPlace place() {
        return place;
    }

    /** Ink between 0 and 1 as bytes. */
    static byte[] bytes(Tensor ink) {
        byte[] bytes = new byte[ink.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, ink.get(i))));
        }
        return bytes;
    }

    private static String shortened(String text) {
        String clean = CONTROL.matcher(text).replaceAll("\ufffd");
        return clean.length() <= MAX_TEXT ? clean : clean.substring(0, MAX_TEXT - 1) + "…";
    }

    /** Number of pixels. */
    int size() {
        return pixels.length;
    }

    /** Pixel {@code index}, 0 to 255. */
    public int pixel(int index) {
        return pixels[index] & 0xff;
    }

    /** Copies the pixels into {@code target} from {@code at} on. */
    public void copyPixels(byte[] target, int at) {
        System.arraycopy(pixels, 0, target, at, pixels.length);
    }

    /** The class. */
    public int label() {
        return label;
    }

    /** The word for who wrote it; null if there is none. */
    public @Nullable String writer() {
        return writer;
    }

    /** The name of the file, or the way it came in. */
    public String source() {
        return source;
    }

    /** The image as ink between 0 and 1: {@code 1 × rows × columns}. */
    public Tensor ink(int rows, int columns) {
        float[] ink = new float[pixels.length];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = (pixels[i] & 0xff) / 255f;
        }
        return Tensor.takeOver(Shape.of(1, rows, columns), ink);
    }

    /** The same with another label. */
    OwnExample withLabel(int other) {
        return takeOver(pixels, other, writer, source).withPlace(place).withPart(part);
    }

    /** The same with other pixels, whose former place nobody knows. */
    OwnExample withPixels(byte[] other) {
        return takeOver(other, label, writer, source).withPart(part);
    }

    /** The number of grey levels between the lightest and the darkest pixel. */
    int range() {
        int least = 255;
        int most = 0;
        for (byte pixel : pixels) {
            least = Math.min(least, pixel & 0xff);
            most = Math.max(most, pixel & 0xff);
        }
        return most - least;
    }

    /** The L2 distance between the pixels of this image and of {@code other}, of ink 0 to 1. */
    float distance(OwnExample other) {
        long sum = 0;
        for (int i = 0; i < pixels.length; i++) {
            int difference = (pixels[i] & 0xff) - (other.pixels[i] & 0xff);
            sum += (long) difference * difference;
        }
        return (float) (Math.sqrt(sum) / 255);
    }

    /** True if {@code other} is the same image, perhaps under another label. */
    boolean sharesPixels(OwnExample other) {
        return pixels == other.pixels;
    }

    /** A key that is equal for images with the same pixels. */
    Object pixelKey() {
        return new PixelKey(pixels, Arrays.hashCode(pixels));
    }

    private record PixelKey(byte[] pixels, int hash) {
        @Override
        public boolean equals(Object other) {
            return other instanceof PixelKey that
                    && hash == that.hash
                    && Arrays.equals(pixels, that.pixels);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OwnExample that
                && label == that.label
                && source.equals(that.source)
                && Objects.equals(writer, that.writer)
                && Objects.equals(place, that.place)
                && part == that.part
                && Arrays.equals(pixels, that.pixels);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(pixels) + label;
    }
}
