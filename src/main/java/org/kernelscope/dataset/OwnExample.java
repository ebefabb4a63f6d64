package org.kernelscope.dataset;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.Framing;
import org.kernelscope.data.InkPlace;
import org.kernelscope.tensor.ColourPlanes;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * One labelled image of a data set of one's own: its pixels, its class, where it comes from and, if
 * somebody gave one, a word for who wrote it. A grey image has one channel of ink (0 = none, 255 =
 * full ink, row by row), a colour image one each of red, green and blue. Immutable; any thread.
 */
public final class OwnExample {
    /** Characters of a source or writer at the most. */
    public static final int MAX_TEXT = 200;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final int channels;
    private final byte[] pixels;
    private final int label;
    private final @Nullable String writer;
    private final String source;
    private final @Nullable InkPlace place;
    private final DatasetParts.@Nullable Part part;

    private OwnExample(
            int channels,
            byte[] pixels,
            int label,
            @Nullable String writer,
            String source,
            @Nullable InkPlace place,
            DatasetParts.@Nullable Part part) {
        this.channels = channels;
        this.pixels = pixels;
        this.label = label;
        this.writer = writer;
        this.source = source;
        this.place = place;
        this.part = part;
    }

    /**
     * The example of a grey image that takes over {@code pixels}, which the caller must not change
     * again.
     *
     * @param writer who wrote it; null if nobody said so
     * @param source the name of the file, or the way it came in
     */
    static OwnExample takeOver(byte[] pixels, int label, @Nullable String writer, String source) {
        return takeOver(1, pixels, label, writer, source);
    }

    /**
     * The same of a grey image or a colour image.
     *
     * @param channels 1, or 3 for red, green and blue
     * @param pixels {@code channels × rows × columns}
     */
    static OwnExample takeOver(
            int channels, byte[] pixels, int label, @Nullable String writer, String source) {
        if (channels != 1 && channels != ColourPlanes.COUNT || pixels.length % channels != 0) {
            throw new IllegalArgumentException(pixels.length + " pixels, channels " + channels);
        }
        if (label < 0 || label >= ClassNames.MOST) {
            throw new IllegalArgumentException("label " + label);
        }
        String who = writer == null ? null : shortened(writer).strip();
        return new OwnExample(
                channels,
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
     * @param image ink or colours between 0 and 1, {@code 1 or 3 × rows × columns}
     */
    public static OwnExample of(Tensor image, int label, @Nullable String writer, String source) {
        return takeOver(image.shape().channels(), bytes(image), label, writer, source);
    }

    /** The same with the place that the ink had before it was prepared; null if nobody knows. */
    public OwnExample withPlace(@Nullable InkPlace other) {
        return new OwnExample(channels, pixels, label, writer, source, other, part);
    }

    /** The same in the part that its files give it; null if they give none. */
    OwnExample withPart(DatasetParts.@Nullable Part given) {
        return new OwnExample(channels, pixels, label, writer, source, place, given);
    }

    /** The part that its files give it; null if they give none. */
    DatasetParts.@Nullable Part part() {
        return part;
    }

    /** The place that the ink had before it was prepared; null if nobody knows. */
    public @Nullable InkPlace place() {
        return place;
    }

    /** Values between 0 and 1 as bytes. */
    static byte[] bytes(Tensor image) {
        byte[] bytes = new byte[image.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, image.get(i))));
        }
        return bytes;
    }

    private static String shortened(String text) {
        String clean = CONTROL.matcher(text).replaceAll("\ufffd");
        return clean.length() <= MAX_TEXT ? clean : clean.substring(0, MAX_TEXT - 1) + "…";
    }

    /** 1 for a grey image, 3 for a colour image. */
    public int channels() {
        return channels;
    }

    /** The number of values: channels × rows × columns. */
    int size() {
        return pixels.length;
    }

    /** Value {@code index} of all channels, 0 to 255. */
    public int pixel(int index) {
        return pixels[index] & 0xff;
    }

    /** The ink of pixel {@code index}, 0 to 255; the brightness of a colour image. */
    public int level(int index) {
        if (channels == 1) {
            return pixel(index);
        }
        int plane = pixels.length / channels;
        // The weights of ITU-R BT.601, in thousandths: a grey stays exactly that grey.
        int sum = 299 * pixel(index) + 587 * pixel(plane + index) + 114 * pixel(2 * plane + index);
        return (sum + 500) / 1_000;
    }

    /** True if there is a pixel whose channels differ. */
    boolean hasColours() {
        int plane = pixels.length / channels;
        for (int i = plane; i < pixels.length; i++) {
            if (pixels[i] != pixels[i - plane]) {
                return true;
            }
        }
        return false;
    }

    /**
     * The same with as many channels: a grey image has its ink in all of them, of a colour image
     * the brightness is taken.
     */
    OwnExample inChannels(int wanted) {
        if (wanted == channels) {
            return this;
        }
        int plane = pixels.length / channels;
        byte[] other = new byte[wanted * plane];
        for (int i = 0; i < plane; i++) {
            byte level = (byte) level(i);
            for (int channel = 0; channel < wanted; channel++) {
                other[channel * plane + i] = level;
            }
        }
        return new OwnExample(wanted, other, label, writer, source, place, part);
    }

    /**
     * The same in the middle of a larger image, with its channels: nothing is around a grey image,
     * a colour image goes on with its edge. Its former place is then unknown.
     *
     * @param own the shape of this image
     * @param wanted the shape of the images of a set
     * @throws UserFacingException if it is larger
     */
    public OwnExample fitted(Shape own, Shape wanted) throws UserFacingException {
        boolean same = own.rows() == wanted.rows() && own.columns() == wanted.columns();
        if (same) {
            return inChannels(wanted.channels());
        }
        if (own.rows() > wanted.rows() || own.columns() > wanted.columns()) {
            throw new UserFacingException(
                    "dataset.join.size",
                    wanted.columns(),
                    wanted.rows(),
                    own.columns(),
                    own.rows());
        }
        Tensor image = image(own.rows(), own.columns());
        byte[] larger = bytes(Framing.on(image, wanted.rows(), wanted.columns()));
        return withPixels(larger).inChannels(wanted.channels());
    }

    /** Copies the values of all channels into {@code target} from {@code at} on. */
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

    /**
     * The image as ink between 0 and 1: {@code 1 × rows × columns}. Of a colour image this is the
     * brightness.
     */
    public Tensor ink(int rows, int columns) {
        Tensor image = image(rows, columns);
        return channels == 1 ? image : ColourPlanes.brightness(image);
    }

    /** The image between 0 and 1: {@code channels × rows × columns}. */
    public Tensor image(int rows, int columns) {
        float[] values = new float[pixels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (pixels[i] & 0xff) / 255f;
        }
        return Tensor.takeOver(Shape.of(channels, rows, columns), values);
    }

    /** The same with another label. */
    OwnExample withLabel(int other) {
        return takeOver(channels, pixels, other, writer, source).withPlace(place).withPart(part);
    }

    /** The same with other pixels, whose former place nobody knows. */
    OwnExample withPixels(byte[] other) {
        return takeOver(channels, other, label, writer, source).withPart(part);
    }

    /** The number of levels between the lightest and the darkest pixel of any channel. */
    int range() {
        int plane = pixels.length / channels;
        int range = 0;
        for (int channel = 0; channel < channels; channel++) {
            int least = 255;
            int most = 0;
            for (int i = channel * plane; i < (channel + 1) * plane; i++) {
                least = Math.min(least, pixels[i] & 0xff);
                most = Math.max(most, pixels[i] & 0xff);
            }
            range = Math.max(range, most - least);
        }
        return range;
    }

    /**
     * The L2 distance between the values of this image and of {@code other}, which has the same
     * channels; a full value is 1.
     */
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
                && channels == that.channels
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
