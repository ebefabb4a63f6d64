package org.kernelscope.dataset;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.InkPlace;
import org.kernelscope.dataset.DatasetParts.Part;
import org.kernelscope.storage.JsonFields;
import org.kernelscope.storage.NumberArray;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.ColourPlanes;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * Data sets in files: safetensors, with the images and labels as bytes (docs/datasets.md). A set of
 * grey images is a file of version 1, one of images in colour a file of version 2, which older
 * programs refuse with a sentence. The size is capped, everything is checked before it is used, and
 * a file is written whole or not at all. Stateless; any thread.
 */
public final class DatasetFile {
    /** The end of the names of such files. */
    public static final String SUFFIX = ".ksdata";

    /** The version of files of images in colour, the newest that is read. */
    static final int VERSION = 2;

    /** The version of files of grey images. */
    private static final int GREY_VERSION = 1;

    static final String VERSION_NAME = "dataset/version";
    static final String FACTS = "dataset/facts";
    static final String IMAGES = "dataset/images";
    static final String LABELS = "dataset/labels";
    static final String TEXTS = "dataset/texts";
    static final String SOURCES = "dataset/sources";
    static final String WRITERS = "dataset/writers";
    static final String PLACES = "dataset/places";
    static final String PARTS = "dataset/parts";

    /** The parts in the order of their numbers in a file, from 1 on; 0 stands for none. */
    private static final List<Part> GIVEN = List.of(Part.LEARN, Part.TEST);

    /** Numbers of a place. */
    private static final int PLACE = 4;

    private static final int MAX_TEXT_CHARACTERS = 1 << 25;

    private DatasetFile() {}

    /** True if {@code path} is named as such a file. */
    public static boolean isNamedSo(Path path) {
        return String.valueOf(path.getFileName()).endsWith(SUFFIX);
    }

    /**
     * Writes {@code set} to {@code path}: all of it or nothing. The same set gives the same bytes.
     *
     * @throws UserFacingException if the file cannot be written; an older file of that name is then
     *     as it was
     */
    public static void write(Path path, OwnDataset set) throws UserFacingException {
        Safetensors.write(path, encode(set), DatasetFile::read);
    }

    /**
     * Reads the file {@code path}.
     *
     * @throws UserFacingException if it cannot be read, holds something else, is damaged, or was
     *     written by a newer version; the sentence names the file
     */
    public static OwnDataset read(Path path) throws UserFacingException {
        return decode(path.toString(), Safetensors.readAnyType(path));
    }

    private static TensorFile encode(OwnDataset set) {
        JsonObject facts = new JsonObject();
        JsonArray names = new JsonArray();
        set.classes().names().forEach(names::add);
        facts.add("classes", names);
        facts.addProperty("count", set.count());
        facts.addProperty("rows", set.rows());
        facts.addProperty("columns", set.columns());
        if (set.isColour()) {
            facts.addProperty("channels", set.channels());
        }
        String version = Integer.toString(set.isColour() ? VERSION : GREY_VERSION);
        Map<String, String> metadata = Map.of(VERSION_NAME, version, FACTS, facts.toString());
        if (set.isEmpty()) {
            return new TensorFile(metadata, Map.of());
        }
        int count = set.count();
        int size = set.shape().size();
        byte[] images = new byte[count * size];
        byte[] labels = new byte[count];
        long[] sources = new long[count];
        long[] writers = new long[count];
        Map<String, Integer> texts = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            OwnExample example = set.example(i);
            example.copyPixels(images, i * size);
            labels[i] = (byte) example.label();
            sources[i] = place(texts, example.source());
            String writer = example.writer();
            writers[i] = writer == null ? -1 : place(texts, writer);
        }
        JsonArray list = new JsonArray();
        texts.keySet().forEach(list::add);
        JsonObject whole = new JsonObject();
        whole.add("texts", list);
        byte[] utf8 = whole.toString().getBytes(StandardCharsets.UTF_8);
        Map<String, NumberArray> arrays = new LinkedHashMap<>();
        arrays.put(IMAGES, new NumberArray.Bytes(shape(count, set.shape()), images));
        arrays.put(LABELS, new NumberArray.Bytes(Shape.of(count), labels));
        arrays.put(SOURCES, new NumberArray.Longs(sources));
        arrays.put(WRITERS, new NumberArray.Longs(writers));
        arrays.put(TEXTS, new NumberArray.Bytes(Shape.of(utf8.length), utf8));
        byte[] parts = parts(set);
        if (parts.length > 0) {
            arrays.put(PARTS, new NumberArray.Bytes(Shape.of(count), parts));
        }
        return new TensorFile(metadata, places(set), arrays);
    }

    /** The shape of all images together; grey ones have no axis for their channel. */
    private static Shape shape(int count, Shape image) {
        return image.channels() == 1
                ? Shape.of(count, image.rows(), image.columns())
                : Shape.of(count, image.channels(), image.rows(), image.columns());
    }

    /** The parts that the files of the examples give them; empty if they give none. */
    private static byte[] parts(OwnDataset set) {
        byte[] parts = new byte[set.count()];
        boolean any = false;
        for (int i = 0; i < parts.length; i++) {
            Part part = set.example(i).part();
            parts[i] = part == null ? 0 : (byte) (1 + GIVEN.indexOf(part));
            any |= parts[i] != 0;
        }
        return any ? parts : new byte[0];
    }

    /** The part of example {@code i}; null for none. */
    private static @Nullable Part part(byte[] parts, int i) {
        if (parts.length == 0 || parts[i] == 0) {
            return null;
        }
        if (parts[i] < 0 || parts[i] > GIVEN.size()) {
            throw new Damage(PARTS);
        }
        return GIVEN.get(parts[i] - 1);
    }

    /** The former places of the ink; four zeros for one that nobody knows. */
    private static Map<String, Tensor> places(OwnDataset set) {
        float[] places = new float[PLACE * set.count()];
        boolean any = false;
        for (int i = 0; i < set.count(); i++) {
            InkPlace place = set.example(i).place();
            if (place != null) {
                any = true;
                places[PLACE * i] = place.top();
                places[PLACE * i + 1] = place.left();
                places[PLACE * i + 2] = place.rows();
                places[PLACE * i + 3] = place.columns();
            }
        }
        return any
                ? Map.of(PLACES, Tensor.takeOver(Shape.of(set.count(), PLACE), places))
                : Map.of();
    }

    /** The place of example {@code i}; null if nobody knows it. */
    private static @Nullable InkPlace place(@Nullable Tensor places, int i) {
        if (places == null || places.get(PLACE * i + 2) == 0) {
            return null;
        }
        try {
            return new InkPlace(
                    places.get(PLACE * i),
                    places.get(PLACE * i + 1),
                    places.get(PLACE * i + 2),
                    places.get(PLACE * i + 3));
        } catch (IllegalArgumentException outside) {
            throw new Damage(PLACES);
        }
    }

    private static int place(Map<String, Integer> texts, String text) {
        Integer known = texts.putIfAbsent(text, texts.size());
        return known == null ? texts.size() - 1 : known;
    }

    private static OwnDataset decode(String name, TensorFile file) throws UserFacingException {
        String version = file.metadata().get(VERSION_NAME);
        if (version == null) {
            throw new UserFacingException("dataset.file.other", name);
        }
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw damaged(name, VERSION_NAME, null);
        }
        int number = Integer.parseInt(version);
        if (number > VERSION) {
            throw new UserFacingException("dataset.file.newer", name, version, VERSION);
        }
        try {
            return decode(file, number);
        } catch (Damage damage) {
            throw damaged(name, damage.part, damage);
        } catch (IllegalArgumentException wrong) {
            throw damaged(name, FACTS, wrong);
        } catch (UserFacingException problem) {
            throw UserFacingException.causedBy(problem, "storage.inFile", name, problem);
        }
    }

    private static UserFacingException damaged(
            String name, String part, @Nullable Throwable cause) {
        UserFacingException sentence = new UserFacingException("dataset.file.damaged", name, part);
        if (cause != null) {
            sentence.initCause(cause);
        }
        return sentence;
    }

    /** A part of a file that does not fit the rest. */
    private static final class Damage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String part;

        Damage(String part) {
            super(part);
            this.part = part;
        }
    }

    private static OwnDataset decode(TensorFile file, int version) throws UserFacingException {
        String json = file.metadata().get(FACTS);
        if (json == null) {
            throw new Damage(FACTS);
        }
        JsonFields facts = JsonFields.parse(json);
        ClassNames classes = ClassNames.checked(facts.texts("classes", ClassNames.MOST));
        int count = facts.integer("count");
        int rows = facts.integer("rows");
        int columns = facts.integer("columns");
        int channels = version == GREY_VERSION ? 1 : facts.integer("channels");
        boolean known = channels == 1 || channels == ColourPlanes.COUNT;
        if (!known || rows < 1 || columns < 1) {
            throw new Damage(FACTS);
        }
        OwnDataset none = OwnDataset.of(classes, rows, columns, List.of()).inChannels(channels);
        if (count == 0) {
            return none;
        }
        NumberArray.Bytes images = bytes(file, IMAGES);
        if (count < 0 || !images.shape().equals(shape(count, none.shape()))) {
            throw new Damage(IMAGES);
        }
        byte[] labels = bytes(file, LABELS).values();
        long[] sources = longs(file, SOURCES, count);
        long[] writers = longs(file, WRITERS, count);
        if (labels.length != count) {
            throw new Damage(LABELS);
        }
        Tensor places = file.tensors().get(PLACES);
        if (places != null && !places.shape().equals(Shape.of(count, PLACE))) {
            throw new Damage(PLACES);
        }
        byte[] parts = file.arrays().containsKey(PARTS) ? bytes(file, PARTS).values() : new byte[0];
        if (parts.length != 0 && parts.length != count) {
            throw new Damage(PARTS);
        }
        List<String> texts = texts(file);
        int size = none.shape().size();
        List<OwnExample> examples = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (labels[i] < 0 || labels[i] >= classes.count()) {
                throw new Damage(LABELS);
            }
            byte[] pixels = new byte[size];
            System.arraycopy(images.values(), i * size, pixels, 0, size);
            examples.add(
                    OwnExample.takeOver(
                                    channels,
                                    pixels,
                                    labels[i],
                                    writers[i] == -1 ? null : text(texts, writers[i], WRITERS),
                                    text(texts, sources[i], SOURCES))
                            .withPlace(place(places, i))
                            .withPart(part(parts, i)));
        }
        return OwnDataset.of(classes, none.shape(), examples);
    }

    private static List<String> texts(TensorFile file) throws UserFacingException {
        String json = new String(bytes(file, TEXTS).values(), StandardCharsets.UTF_8);
        return JsonFields.parse(json, MAX_TEXT_CHARACTERS)
                .texts("texts", 2 * OwnDataset.MAX_EXAMPLES);
    }

    private static String text(List<String> texts, long place, String part) {
        if (place < 0 || place >= texts.size()) {
            throw new Damage(part);
        }
        return texts.get((int) place);
    }

    private static NumberArray.Bytes bytes(TensorFile file, String part) {
        if (file.arrays().get(part) instanceof NumberArray.Bytes bytes) {
            return bytes;
        }
        throw new Damage(part);
    }

    private static long[] longs(TensorFile file, String part, int count) {
        if (file.arrays().get(part) instanceof NumberArray.Longs longs
                && longs.values().length == count) {
            return longs.values();
        }
        throw new Damage(part);
    }
}
