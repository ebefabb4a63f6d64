package org.kernelscope.transform;

import java.util.function.Consumer;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Applies transforms to images of one size. Every result is computed from the original. Keeps
 * scratch arrays and the random numbers of its noise: one thread.
 */
public final class ImageTransformer {
    private static final long SEED = 15;

    private final int size;
    private final double unit;
    private float[] now;
    private float[] next;
    private float[] normals = {};
    private float[] uniforms = {};
    private float[] clouds = {};

    /** For images of {@code size × size} whose pixels are those of MNIST. */
    public ImageTransformer(int size) {
        this(size, 1);
    }

    /**
     * For images of {@code size × size}.
     *
     * @param unit pixels for one pixel of the 28×28 digit
     */
    public ImageTransformer(int size, double unit) {
        this.size = size;
        this.unit = unit;
        now = new float[size * size];
        next = new float[size * size];
    }

    /**
     * The image transformed.
     *
     * @param image values between 0 and 1, {@code channels × rows × columns}, not larger than
     *     {@code size}; a smaller image is put in the middle, with nothing around it
     * @return values between 0 and 1, {@code channels × size × size}; all channels are transformed
     *     alike
     */
    public Tensor apply(Tensor image, Transform transform) {
        return eachChannel(image, plane -> apply(place(plane), transform));
    }

    /** The same without the geometry. */
    Tensor disturbed(Tensor image, Transform transform) {
        return eachChannel(image, plane -> disturb(place(plane), transform));
    }

    private Tensor eachChannel(Tensor image, Consumer<Tensor> change) {
        int channels = image.shape().channels();
        if (channels == 1) {
            change.accept(image);
            return picture();
        }
        float[] all = new float[channels * size * size];
        for (int channel = 0; channel < channels; channel++) {
            change.accept(image.channel(channel));
            System.arraycopy(now, 0, all, channel * size * size, size * size);
        }
        return Tensor.takeOver(Shape.of(channels, size, size), all);
    }

    /** The last result. */
    Tensor picture() {
        return Tensor.of(Shape.of(1, size, size), now);
    }

    /** {@code ink} in the middle of {@code size × size} values. */
    float[] place(Tensor ink) {
        int rows = ink.shape().rows();
        int columns = ink.shape().columns();
        if (rows > size || columns > size) {
            throw new IllegalArgumentException(ink.shape() + " does not fit into " + size);
        }
        if (rows == size && columns == size) {
            return ink.toArray();
        }
        float[] pixels = ink.toArray();
        float[] placed = new float[size * size];
        int top = (size - rows) / 2;
        int left = (size - columns) / 2;
        for (int row = 0; row < rows; row++) {
            System.arraycopy(pixels, row * columns, placed, (top + row) * size + left, columns);
        }
        return placed;
    }

    /** The same from {@code size × size} values; the result is valid until the next call. */
    float[] apply(float[] original, Transform transform) {
        System.arraycopy(original, 0, now, 0, now.length);
        double thickness = transform.of(Quantity.THICKNESS) * unit;
        if (thickness != 0) {
            thicken(thickness);
        }
        Affine affine = transform.affine(unit);
        affine.move(now, size, size, next);
        swap();
        return disturb(now, transform);
    }

    /** All but the geometry. */
    float[] disturb(float[] picture, Transform transform) {
        if (picture != now) {
            System.arraycopy(picture, 0, now, 0, now.length);
        }
        double blur = transform.of(Quantity.BLUR) * unit;
        if (blur > 0) {
            blur(blur);
        }
        tone((float) transform.of(Quantity.CONTRAST), (float) transform.of(Quantity.INVERT));
        double bar = transform.of(Quantity.BAR) * unit;
        if (bar > 0) {
            bar(bar);
        }
        noise(transform);
        return now;
    }

    private void swap() {
        float[] other = now;
        now = next;
        next = other;
    }

    /**
     * Grey dilation (or, for a negative {@code radius}, erosion) with a disc whose edge falls off
     * by one level a pixel. A radius of 0 changes nothing, and the result is continuous in it.
     */
    private void thicken(double radius) {
        double wide = Math.abs(radius);
        int reach = (int) Math.ceil(wide);
        boolean grow = radius > 0;
        System.arraycopy(now, 0, next, 0, now.length);
        for (int down = -reach; down <= reach; down++) {
            for (int right = -reach; right <= reach; right++) {
                float off = (float) Math.max(0, Math.hypot(down, right) - wide);
                if (off < 1 && (down != 0 || right != 0)) {
                    merge(down, right, off, grow);
                }
            }
        }
        swap();
    }

    private void merge(int down, int right, float off, boolean grow) {
        for (int row = 0; row < size; row++) {
            int y = row + down;
            for (int column = 0; column < size; column++) {
                int x = column + right;
                boolean inside = y >= 0 && y < size && x >= 0 && x < size;
                float there = inside ? now[y * size + x] : 0;
                int at = row * size + column;
                next[at] = grow ? Math.max(next[at], there - off) : Math.min(next[at], there + off);
            }
        }
    }

    private void blur(double sigma) {
        int reach = (int) Math.ceil(3 * sigma);
        float[] kernel = new float[2 * reach + 1];
        float sum = 0;
        for (int i = -reach; i <= reach; i++) {
            kernel[reach + i] = (float) Math.exp(-i * i / (2 * sigma * sigma));
            sum += kernel[reach + i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        smear(kernel, reach, 1);
        smear(kernel, reach, size);
    }

    /** One axis of the blur: {@code stride} 1 along rows, {@code size} along columns. */
    private void smear(float[] kernel, int reach, int stride) {
        for (int at = 0; at < now.length; at++) {
            int place = stride == 1 ? at % size : at / size;
            int from = Math.max(-reach, -place);
            int to = Math.min(reach, size - 1 - place);
            float sum = 0;
            for (int i = from; i <= to; i++) {
                sum += kernel[reach + i] * now[at + i * stride];
            }
            next[at] = sum;
        }
        swap();
    }

    private void tone(float contrast, float invert) {
        if (contrast == 1 && invert == 0) {
            return;
        }
        for (int i = 0; i < now.length; i++) {
            float value = contrast == 1 ? now[i] : clamp(0.5f + contrast * (now[i] - 0.5f));
            now[i] = value + invert * (1 - 2 * value);
        }
    }

    private void bar(double width) {
        double middle = (size - 1) / 2.0;
        for (int row = 0; row < size; row++) {
            float covered = clamp((float) (width / 2 + 0.5 - Math.abs(row - middle)));
            for (int column = 0; column < size; column++) {
                int at = row * size + column;
                now[at] = Math.max(now[at], covered);
            }
        }
    }

    private void noise(Transform transform) {
        float texture = (float) transform.of(Quantity.TEXTURE);
        float sigma = (float) transform.of(Quantity.GAUSSIAN);
        float salt = (float) transform.of(Quantity.SALT);
        float flip = (float) transform.of(Quantity.FLIP);
        if (texture > 0) {
            clouds();
            for (int i = 0; i < now.length; i++) {
                now[i] = Math.max(now[i], texture * clouds[i]);
            }
        }
        if (sigma > 0) {
            normals();
            for (int i = 0; i < now.length; i++) {
                now[i] = clamp(now[i] + sigma * normals[i]);
            }
        }
        if (salt > 0) {
            uniforms();
            for (int i = 0; i < now.length; i++) {
                if (uniforms[i] < salt) {
                    now[i] = uniforms[i] < salt / 2 ? 0 : 1;
                }
            }
        }
        if (flip > 0) {
            uniforms();
            for (int i = 0; i < now.length; i++) {
                if (1 - uniforms[i] < flip) {
                    now[i] = 1 - now[i];
                }
            }
        }
    }

    private static float clamp(float value) {
        return Math.max(0, Math.min(1, value));
    }

    private int fromMiddle(int index) {
        return (int) Math.floor((index - size / 2) / unit);
    }

    private void normals() {
        if (normals.length == 0) {
            normals = new float[size * size];
            for (int i = 0; i < normals.length; i++) {
                normals[i] =
                        (float) PixelNoise.normal(SEED, fromMiddle(i / size), fromMiddle(i % size));
            }
        }
    }

    private void uniforms() {
        if (uniforms.length == 0) {
            uniforms = new float[size * size];
            for (int i = 0; i < uniforms.length; i++) {
                uniforms[i] =
                        (float)
                                PixelNoise.uniform(
                                        SEED + 1, fromMiddle(i / size), fromMiddle(i % size));
            }
        }
    }

    private void clouds() {
        if (clouds.length == 0) {
            clouds = new float[size * size];
            for (int i = 0; i < clouds.length; i++) {
                clouds[i] =
                        (float)
                                PixelNoise.cloud(
                                        SEED + 2,
                                        (i / size - size / 2) / unit,
                                        (i % size - size / 2) / unit);
            }
        }
    }

    /**
     * Random numbers that belong to places: the same seed and the same place give the same number,
     * in a image of any size. So noise stays where it is while its strength grows. Places are
     * counted from the middle. No state; any thread.
     */
    private static final class PixelNoise {
        private PixelNoise() {}

        /** Uniform between 0 and 1. */
        static double uniform(long seed, int row, int column) {
            long mixed = seed + 0x9E3779B97F4A7C15L * (row * 4099L + column + 1);
            mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
            return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
        }

        /** Normal with mean 0 and variance 1, after Box and Muller. */
        static double normal(long seed, int row, int column) {
            double radius = Math.sqrt(-2 * Math.log(1 - uniform(seed, row, column)));
            return radius * Math.cos(2 * Math.PI * uniform(~seed, row, column));
        }

        /** Between 0 and 1, and smooth from place to place. */
        static double cloud(long seed, double row, double column) {
            double y = row / 3;
            double x = column / 3;
            int top = (int) Math.floor(y);
            int left = (int) Math.floor(x);
            double low = smooth(y - top);
            double far = smooth(x - left);
            double upper =
                    (1 - far) * uniform(seed, top, left) + far * uniform(seed, top, left + 1);
            double lower =
                    (1 - far) * uniform(seed, top + 1, left)
                            + far * uniform(seed, top + 1, left + 1);
            return (1 - low) * upper + low * lower;
        }

        private static double smooth(double t) {
            return t * t * (3 - 2 * t);
        }
    }
}
