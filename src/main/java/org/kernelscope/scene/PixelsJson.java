package org.kernelscope.scene;

import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.kernelscope.storage.JsonFields;
import org.kernelscope.tensor.ColourPlanes;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * Images and colours of a scene as JSON. Pixels are written as one byte each if they are exactly
 * that, which those of MNIST are, and else as floats, so that nothing is lost. Stateless; any
 * thread.
 */
final class PixelsJson {
    /** As the largest image that the pad takes. */
    static final int LARGEST = 512;

    private static final float FULL = 255;
    private static final String COLOUR = "#[0-9a-fA-F]{6}";

    private PixelsJson() {}

    /** The colour of {@code fields}: {@code 0xRRGGBB} for {@code "#rrggbb"}. */
    static int colour(JsonFields fields) throws UserFacingException {
        String text = fields.anyText("colour");
        if (!text.matches(COLOUR)) {
            throw new UserFacingException("scene.colour", fields.path("colour"));
        }
        return Integer.parseInt(text.substring(1), 16);
    }

    /** A colour as {@code "#rrggbb"}. */
    static String text(int colour) {
        return String.format(Locale.ROOT, "#%06x", colour);
    }

    /** An image in colours: {@code 3 × rows × columns}. */
    static Tensor colours(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("rows", "columns", "bytes", "floats"));
        return read(
                fields,
                ColourPlanes.COUNT,
                SceneFields.whole(fields, "rows", 1, LARGEST),
                SceneFields.whole(fields, "columns", 1, LARGEST));
    }

    /** The pixels of an image between 0 and 1. */
    static Tensor read(JsonFields fields, int channels, int rows, int columns)
            throws UserFacingException {
        boolean floats = fields.has("floats");
        if (floats == fields.has("bytes")) {
            throw new UserFacingException("scene.pad.pixels", fields.place());
        }
        byte[] bytes = base64(fields, floats ? "floats" : "bytes");
        int count = channels * rows * columns;
        if (bytes.length != (floats ? count * Float.BYTES : count)) {
            throw new UserFacingException("scene.pad.count", bytes.length, rows, columns);
        }
        float[] values = new float[count];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int i = 0; i < count; i++) {
            values[i] = floats ? buffer.getFloat() : (bytes[i] & 0xFF) / FULL;
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw new UserFacingException("scene.pad.ink");
            }
        }
        return Tensor.takeOver(Shape.of(channels, rows, columns), values);
    }

    private static byte[] base64(JsonFields fields, String name) throws UserFacingException {
        try {
            return Base64.getDecoder().decode(fields.anyText(name));
        } catch (IllegalArgumentException other) {
            throw UserFacingException.causedBy(other, "scene.pad.base64", fields.path(name));
        }
    }

    /** Writes the size and the pixels of an image between 0 and 1. */
    static void write(JsonObject object, Tensor image) {
        Shape shape = image.shape();
        float[] values = image.toArray();
        byte[] bytes = new byte[values.length];
        boolean exact = true;
        for (int i = 0; i < values.length && exact; i++) {
            int step = Math.round(values[i] * FULL);
            bytes[i] = (byte) step;
            exact = step / FULL == values[i];
        }
        object.addProperty("rows", shape.rows());
        object.addProperty("columns", shape.columns());
        if (exact) {
            object.addProperty("bytes", Base64.getEncoder().encodeToString(bytes));
        } else {
            ByteBuffer floats = ByteBuffer.allocate(values.length * Float.BYTES);
            for (float each : values) {
                floats.putFloat(each);
            }
            object.addProperty("floats", Base64.getEncoder().encodeToString(floats.array()));
        }
    }
}
