package org.kernelscope.scene;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kernelscope.storage.JsonFields;
import org.kernelscope.text.UntrustedText;
import org.kernelscope.text.UserFacingException;

/** Reads and writes the kinds of field that all parts share. */
final class SceneFields {
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]{0,63}");

    private SceneFields() {}

    /** An id; null if it is not there. */
    static @Nullable String optionalId(JsonFields fields, String name) throws UserFacingException {
        if (!fields.has(name)) {
            return null;
        }
        String id = fields.anyText(name);
        checkId(fields.path(name), id);
        return id;
    }

    static void checkId(String place, String id) throws UserFacingException {
        if (!ID.matcher(id).matches()) {
            throw new UserFacingException("scene.id", place, UntrustedText.name(id));
        }
    }

    static @Nullable Boolean optionalFlag(JsonFields fields, String name)
            throws UserFacingException {
        return fields.has(name) ? (Boolean) fields.flag(name) : null;
    }

    static double real(JsonFields fields, String name, double from, double to)
            throws UserFacingException {
        double value = fields.doubleNumber(name);
        if (value < from || value > to) {
            throw new UserFacingException("scene.range", fields.path(name), text(from), text(to));
        }
        return value;
    }

    static int whole(JsonFields fields, String name, int from, int to) throws UserFacingException {
        int value = fields.integer(name);
        if (value < from || value > to) {
            throw new UserFacingException("scene.range", fields.path(name), text(from), text(to));
        }
        return value;
    }

    /** A whole number; null if it is not there. */
    static @Nullable Integer optionalInt(JsonFields fields, String name, int from, int to)
            throws UserFacingException {
        return fields.has(name) ? (Integer) whole(fields, name, from, to) : null;
    }

    /** A number; null if it is not there. */
    static @Nullable Double optionalDouble(JsonFields fields, String name, double from, double to)
            throws UserFacingException {
        return fields.has(name) ? (Double) real(fields, name, from, to) : null;
    }

    private static String text(double limit) {
        return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
    }

    static void put(JsonObject object, String name, @Nullable String value) {
        if (value != null) {
            object.addProperty(name, value);
        }
    }

    static void put(JsonObject object, String name, @Nullable Number value) {
        if (value != null) {
            object.addProperty(name, value);
        }
    }

    static void put(JsonObject object, String name, @Nullable Boolean value) {
        if (value != null) {
            object.addProperty(name, value);
        }
    }

    static void put(JsonObject object, String name, List<String> values) {
        if (!values.isEmpty()) {
            JsonArray array = new JsonArray();
            values.forEach(value -> array.add(new JsonPrimitive(value)));
            object.add(name, array);
        }
    }
}
