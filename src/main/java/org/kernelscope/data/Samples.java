package org.kernelscope.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * The digits of the folder {@code samples}, which are inside the program too. A program that was
 * built without them is broken: that is an {@link IllegalStateException}, not a {@link
 * UserFacingException}. Each is read once and kept: every window shows them all. Any thread but the
 * JavaFX thread.
 */
public final class Samples {
    private static final String FOLDER = "/samples/";

    private static final Map<String, Tensor> READ = new ConcurrentHashMap<>();

    private Samples() {}

    /** All samples in the order in which they are best shown. */
    public static List<Sample> all() {
        try (Reader reader = new InputStreamReader(open("samples.json"), StandardCharsets.UTF_8)) {
            JsonArray list = JsonParser.parseReader(reader).getAsJsonArray();
            List<Sample> samples = new ArrayList<>();
            for (JsonElement entry : list) {
                samples.add(sample(entry.getAsJsonObject()));
            }
            return List.copyOf(samples);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The name of {@code sample}, such as {@code clean-3-00032}. */
    public static String name(Sample sample) {
        return sample.file().substring(0, sample.file().lastIndexOf('.'));
    }

    /** The image on the pad for {@code sample}. */
    public static Drawing.Backdrop picture(Sample sample) {
        return new Drawing.Backdrop(
                ink(sample), sample.kind() != Sample.Kind.DRAWN, sample.digit());
    }

    /** The ink of {@code sample} between 0 and 1, {@code 1 × rows × columns}. */
    public static Tensor ink(Sample sample) {
        return READ.computeIfAbsent(sample.file(), Samples::read);
    }

    private static Tensor read(String file) {
        try (InputStream in = open(file)) {
            return ImageFiles.read(file, in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (UserFacingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Sample sample(JsonObject entry) {
        int digit = entry.get("digit").getAsInt();
        JsonElement resembles = entry.get("resembles");
        return new Sample(
                entry.get("file").getAsString(),
                digit,
                Sample.Kind.valueOf(entry.get("kind").getAsString().toUpperCase(Locale.ROOT)),
                resembles == null ? digit : resembles.getAsInt(),
                entry.get("origin").getAsString());
    }

    private static InputStream open(String file) {
        InputStream in = Samples.class.getResourceAsStream(FOLDER + file);
        if (in == null) {
            throw new IllegalStateException("this build lacks " + FOLDER + file);
        }
        return in;
    }
}
