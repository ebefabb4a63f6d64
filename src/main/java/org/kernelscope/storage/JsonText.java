package org.kernelscope.storage;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;

/** JSON as the program prints and writes it: over several lines, without escapes for HTML. */
public final class JsonText {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private JsonText() {}

    /** {@code json} over several lines, without a line end after the last. */
    public static String of(JsonElement json) {
        return GSON.toJson(json);
    }
}
