package org.kernelscope.scene;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.Stroke;
import org.kernelscope.scene.Pad.Picture;
import org.kernelscope.storage.JsonFields;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * The pad of a scene as JSON. Pixels are written as one byte each if they are exactly that, which
 * those of MNIST are, and else as floats, so that nothing is lost. Stateless; any thread.
 */
final class PadJson {
    /** As the largest image that the pad takes. */
    private static final int LARGEST = 512;

    private static final int PREPARED = 28;
    private static final int MAX_STROKES = 2_000;
    private static final int MAX_POINTS = 50_000;
    private static final int MAX_ALL_POINTS = 100_000;
    private static final float FULL = 255;
    private static final List<String> PICTURES = List.of("sample", "testExample", "pixels");

    private PadJson() {}

    static Pad read(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("sample", "testExample", "pixels", "strokes"));
        if (PICTURES.stream().filter(fields::has).count() > 1) {
            throw new UserFacingException("scene.pad.pictures");
        }
        List<Stroke> strokes = new ArrayList<>();
        int all = 0;
        if (fields.has("strokes")) {
            for (JsonFields each : fields.objects("strokes", MAX_STROKES)) {
                Stroke stroke = stroke(each);
                all += stroke.points();
                if (all > MAX_ALL_POINTS) {
                    throw new UserFacingException("scene.pad.points", MAX_ALL_POINTS);
                }
                strokes.add(stroke);
            }
        }
        return new Pad(picture(fields), strokes);
    }

    private static @Nullable Picture picture(JsonFields fields) throws UserFacingException {
        if (fields.has("sample")) {
            String name = fields.anyText("sample");
            Fields.checkId(fields.path("sample"), name);
            return new Picture.Named(name);
        }
        if (fields.has("testExample")) {
            return new Picture.TestExample(
                    Fields.whole(fields, "testExample", 0, Integer.MAX_VALUE));
        }
        return fields.has("pixels") ? pixels(fields.object("pixels")) : null;
    }

    private static Picture pixels(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("rows", "columns", "prepared", "bytes", "floats"));
        int rows = Fields.whole(fields, "rows", 1, LARGEST);
        int columns = Fields.whole(fields, "columns", 1, LARGEST);
        boolean prepared = fields.flag("prepared");
        if (prepared && (rows != PREPARED || columns != PREPARED)) {
            throw new UserFacingException("scene.pad.prepared", PREPARED, rows, columns);
        }
        boolean floats = fields.has("floats");
        if (floats == fields.has("bytes")) {
            throw new UserFacingException("scene.pad.pixels", fields.place());
        }
        byte[] bytes = base64(fields, floats ? "floats" : "bytes");
        int count = rows * columns;
        if (bytes.length != (floats ? count * Float.BYTES : count)) {
            throw new UserFacingException("scene.pad.count", bytes.length, rows, columns);
        }
        float[] ink = new float[count];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int i = 0; i < count; i++) {
            ink[i] = floats ? buffer.getFloat() : (bytes[i] & 0xFF) / FULL;
            if (!(ink[i] >= 0 && ink[i] <= 1)) {
                throw new UserFacingException("scene.pad.ink");
            }
        }
        return new Picture.Pixels(
                new Backdrop(Tensor.takeOver(Shape.of(1, rows, columns), ink), prepared));
    }

    private static byte[] base64(JsonFields fields, String name) throws UserFacingException {
        try {
            return Base64.getDecoder().decode(fields.anyText(name));
        } catch (IllegalArgumentException other) {
            throw UserFacingException.causedBy(other, "scene.pad.base64", fields.path(name));
        }
    }

    private static Stroke stroke(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("width", "points"));
        double width = Fields.real(fields, "width", 0.001, 1);
        List<List<Float>> points = fields.fractionLists("points", MAX_POINTS);
        if (points.isEmpty() || points.stream().anyMatch(PadJson::isNoPoint)) {
            throw new UserFacingException("scene.pad.point", fields.path("points"));
        }
        float[] xs = new float[points.size()];
        float[] ys = new float[points.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = points.get(i).get(0);
            ys[i] = points.get(i).get(1);
        }
        return Stroke.through(xs, ys, (float) width);
    }

    /** The pen may leave the pad, but not far. */
    private static boolean isNoPoint(List<Float> point) {
        return point.size() != 2 || point.stream().anyMatch(each -> each < -2 || each > 3);
    }

    static JsonObject json(Pad pad) {
        JsonObject object = new JsonObject();
        Picture picture = pad.picture();
        if (picture instanceof Picture.Named named) {
            object.addProperty("sample", named.name());
        } else if (picture instanceof Picture.TestExample example) {
            object.addProperty("testExample", example.number());
        } else if (picture instanceof Picture.Pixels pixels) {
            object.add("pixels", json(pixels.backdrop()));
        }
        if (!pad.strokes().isEmpty()) {
            JsonArray strokes = new JsonArray();
            pad.strokes().forEach(stroke -> strokes.add(json(stroke)));
            object.add("strokes", strokes);
        }
        return object;
    }

    private static JsonObject json(Backdrop backdrop) {
        Shape shape = backdrop.ink().shape();
        float[] ink = backdrop.ink().toArray();
        byte[] bytes = new byte[ink.length];
        boolean exact = true;
        for (int i = 0; i < ink.length && exact; i++) {
            int step = Math.round(ink[i] * FULL);
            bytes[i] = (byte) step;
            exact = step / FULL == ink[i];
        }
        JsonObject object = new JsonObject();
        object.addProperty("rows", shape.rows());
        object.addProperty("columns", shape.columns());
        object.addProperty("prepared", backdrop.prepared());
        if (exact) {
            object.addProperty("bytes", Base64.getEncoder().encodeToString(bytes));
        } else {
            ByteBuffer floats = ByteBuffer.allocate(ink.length * Float.BYTES);
            for (float each : ink) {
                floats.putFloat(each);
            }
            object.addProperty("floats", Base64.getEncoder().encodeToString(floats.array()));
        }
        return object;
    }

    private static JsonObject json(Stroke stroke) {
        JsonObject object = new JsonObject();
        object.addProperty("width", stroke.width());
        JsonArray points = new JsonArray();
        for (int i = 0; i < stroke.points(); i++) {
            JsonArray point = new JsonArray();
            point.add(stroke.x(i));
            point.add(stroke.y(i));
            points.add(point);
        }
        object.add("points", points);
        return object;
    }
}
