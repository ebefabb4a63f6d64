package org.kernelscope.scene;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.Drawing.Ground;
import org.kernelscope.data.Stroke;
import org.kernelscope.scene.Pad.DecodedImage;
import org.kernelscope.storage.JsonFields;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.transform.Movement;

/** The pad of a scene as JSON. Stateless; any thread. */
final class PadJson {
    private static final int LARGEST = PixelsJson.LARGEST;

    private static final int PREPARED = 28;
    private static final int MAX_STROKES = 2_000;
    private static final int MAX_POINTS = 50_000;
    private static final int MAX_ALL_POINTS = 100_000;
    private static final List<String> PICTURES = List.of("sample", "testExample", "pixels");

    private PadJson() {}

    static Pad read(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("sample", "testExample", "pixels", "strokes", "moved", "ground"));
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
        return new Pad(picture(fields), strokes, moved(fields), ground(fields));
    }

    private static @Nullable Ground ground(JsonFields fields) throws UserFacingException {
        if (!fields.has("ground")) {
            return null;
        }
        JsonFields ground = fields.object("ground");
        ground.allowOnly(Set.of("colour", "textured"));
        return new Ground(PixelsJson.colour(ground), ground.flag("textured"));
    }

    private static @Nullable Movement moved(JsonFields fields) throws UserFacingException {
        if (!fields.has("moved")) {
            return null;
        }
        JsonFields moved = fields.object("moved");
        moved.allowOnly(Set.of("values", "before", "scaled", "centred"));
        return LabJson.movement(moved);
    }

    private static @Nullable DecodedImage picture(JsonFields fields) throws UserFacingException {
        if (fields.has("sample")) {
            String name = fields.anyText("sample");
            SceneFields.checkId(fields.path("sample"), name);
            return new DecodedImage.Named(name);
        }
        if (fields.has("testExample")) {
            return new DecodedImage.TestExample(
                    SceneFields.whole(fields, "testExample", 0, Integer.MAX_VALUE));
        }
        return fields.has("pixels") ? pixels(fields.object("pixels")) : null;
    }

    private static DecodedImage pixels(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("rows", "columns", "prepared", "bytes", "floats", "colours"));
        int rows = SceneFields.whole(fields, "rows", 1, LARGEST);
        int columns = SceneFields.whole(fields, "columns", 1, LARGEST);
        boolean prepared = fields.flag("prepared");
        if (prepared && (rows != PREPARED || columns != PREPARED)) {
            throw new UserFacingException("scene.pad.prepared", PREPARED, rows, columns);
        }
        Tensor ink = PixelsJson.read(fields, 1, rows, columns);
        Tensor colours =
                fields.has("colours") ? PixelsJson.colours(fields.object("colours")) : null;
        return new DecodedImage.Pixels(new Backdrop(ink, prepared, null, colours));
    }

    private static Stroke stroke(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("width", "points", "colour"));
        double width = SceneFields.real(fields, "width", 0.001, 1);
        List<List<Float>> points = fields.floatLists("points", MAX_POINTS);
        if (points.isEmpty() || points.stream().anyMatch(PadJson::isNoPoint)) {
            throw new UserFacingException("scene.pad.point", fields.path("points"));
        }
        float[] xs = new float[points.size()];
        float[] ys = new float[points.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = points.get(i).get(0);
            ys[i] = points.get(i).get(1);
        }
        Stroke stroke = Stroke.through(xs, ys, (float) width);
        return fields.has("colour") ? stroke.withColour(PixelsJson.colour(fields)) : stroke;
    }

    /** The pen may leave the pad, but not far. */
    private static boolean isNoPoint(List<Float> point) {
        return point.size() != 2 || point.stream().anyMatch(each -> each < -2 || each > 3);
    }

    static JsonObject json(Pad pad) {
        JsonObject object = new JsonObject();
        DecodedImage picture = pad.picture();
        if (picture instanceof DecodedImage.Named named) {
            object.addProperty("sample", named.name());
        } else if (picture instanceof DecodedImage.TestExample example) {
            object.addProperty("testExample", example.number());
        } else if (picture instanceof DecodedImage.Pixels pixels) {
            object.add("pixels", json(pixels.backdrop()));
        }
        if (!pad.strokes().isEmpty()) {
            JsonArray strokes = new JsonArray();
            pad.strokes().forEach(stroke -> strokes.add(json(stroke)));
            object.add("strokes", strokes);
        }
        Ground ground = pad.ground();
        if (ground != null) {
            JsonObject on = new JsonObject();
            on.addProperty("colour", PixelsJson.text(ground.colour()));
            on.addProperty("textured", ground.textured());
            object.add("ground", on);
        }
        Movement moved = pad.moved();
        if (moved != null) {
            object.add("moved", LabJson.json(moved));
        }
        return object;
    }

    private static JsonObject json(Backdrop backdrop) {
        JsonObject object = new JsonObject();
        PixelsJson.write(object, backdrop.ink());
        object.addProperty("prepared", backdrop.prepared());
        Tensor colours = backdrop.colours();
        if (colours != null) {
            JsonObject same = new JsonObject();
            PixelsJson.write(same, colours);
            object.add("colours", same);
        }
        return object;
    }

    private static JsonObject json(Stroke stroke) {
        JsonObject object = new JsonObject();
        object.addProperty("width", stroke.width());
        if (stroke.colour() != Stroke.INK) {
            object.addProperty("colour", PixelsJson.text(stroke.colour()));
        }
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
