package org.kernelscope.storage;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.UserFacingException;

/**
 * The JSON at the head of a safetensors file: for every tensor its type, shape and place, and the
 * metadata. Everything in it is checked before a tensor is allocated. Immutable; any thread.
 *
 * @param metadata texts by name
 * @param entries tensors and arrays, sorted by place; they fill the data without overlap and
 *     without gap
 */
record SafetensorsHeader(Map<String, String> metadata, List<Entry> entries) {
    private static final String METADATA = "__metadata__";
    private static final int MAX_RANK = 8;
    private static final int MAX_NESTING = 8;

    /** The text without characters that a message or a terminal cannot show. */
    private static final Predicate<String> SHORT =
            Pattern.compile("\\P{Cntrl}{1,200}").asMatchPredicate();

    /**
     * One tensor or array.
     *
     * @param begin its first byte, counted from the end of the header
     */
    record Entry(String name, NumberType type, Shape shape, long begin) {
        long length() {
            return type.bytes() * (long) shape.size();
        }
    }

    /**
     * Reads and checks a header.
     *
     * @param file the file's name, for the sentences
     * @param json the header's bytes
     * @param dataLength number of bytes after the header in the file
     * @param accepted the types of numbers that the file may hold
     */
    static SafetensorsHeader parse(
            String file, byte[] json, long dataLength, Set<NumberType> accepted)
            throws UserFacingException {
        try (JsonReader reader = new JsonReader(new StringReader(decode(json)))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(MAX_NESTING);
            SafetensorsHeader header = new Parser(file, reader, accepted).parse();
            header.checkPlaces(file, dataLength);
            return header;
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw UserFacingException.causedBy(e, "safetensors.header", file);
        }
    }

    /** The header of a file that holds {@code content} in its order. */
    static byte[] format(TensorFile content) {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.beginObject();
            if (!content.metadata().isEmpty()) {
                writer.name(METADATA).beginObject();
                for (Map.Entry<String, String> entry : content.metadata().entrySet()) {
                    writer.name(entry.getKey()).value(entry.getValue());
                }
                writer.endObject();
            }
            for (Entry entry : entriesOf(content)) {
                writer.name(entry.name()).beginObject();
                writer.name("dtype").value(entry.type().name());
                writer.name("shape").beginArray();
                for (int extent : entry.shape().toArray()) {
                    writer.value(extent);
                }
                writer.endArray();
                long end = entry.begin() + entry.length();
                writer.name("data_offsets").beginArray().value(entry.begin()).value(end).endArray();
                writer.endObject();
            }
            writer.endObject();
        } catch (IOException impossible) {
            throw new IllegalStateException("writing to memory", impossible);
        }
        return padded(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The entries of {@code content} in the order of the file: the widest numbers first, as other
     * writers of the format do, so that each lies at a multiple of its own size.
     */
    static List<Entry> entriesOf(TensorFile content) {
        List<Entry> unplaced = new ArrayList<>();
        content.arrays()
                .forEach(
                        (name, array) ->
                                unplaced.add(new Entry(name, array.type(), array.shape(), 0)));
        content.tensors()
                .forEach(
                        (name, tensor) ->
                                unplaced.add(new Entry(name, NumberType.F32, tensor.shape(), 0)));
        // The sort is stable: numbers of the same size keep their order.
        unplaced.sort(Comparator.comparingInt((Entry entry) -> entry.type().bytes()).reversed());
        List<Entry> entries = new ArrayList<>();
        long begin = 0;
        for (Entry entry : unplaced) {
            entries.add(new Entry(entry.name(), entry.type(), entry.shape(), begin));
            begin += entry.length();
        }
        return entries;
    }

    /** Spaces at the end, so that the numbers start at a multiple of eight bytes. */
    private static byte[] padded(byte[] json) {
        byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    private static String decode(byte[] json) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    }

    private void checkPlaces(String file, long dataLength) throws UserFacingException {
        long expected = 0;
        for (Entry entry : entries) {
            if (entry.begin() != expected) {
                throw new UserFacingException(
                        "safetensors.place", file, entry.name(), entry.begin(), expected);
            }
            expected += entry.length();
        }
        if (expected != dataLength) {
            throw new UserFacingException("safetensors.dataLength", file, expected, dataLength);
        }
    }

    /** Walks over the JSON once. */
    private record Parser(String file, JsonReader reader, Set<NumberType> accepted) {
        SafetensorsHeader parse() throws IOException, UserFacingException {
            Map<String, String> metadata = new TreeMap<>();
            List<Entry> entries = new ArrayList<>();
            Set<String> names = new HashSet<>();
            reader.beginObject();
            while (reader.hasNext()) {
                String name = checked(reader.nextName());
                if (!names.add(name)) {
                    throw new UserFacingException("safetensors.twice", file, name);
                }
                if (name.equals(METADATA)) {
                    readMetadata(metadata);
                } else {
                    entries.add(readEntry(name));
                }
            }
            reader.endObject();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new IllegalStateException("more than one JSON value");
            }
            entries.sort(Comparator.comparingLong(Entry::begin));
            return new SafetensorsHeader(metadata, List.copyOf(entries));
        }

        private void readMetadata(Map<String, String> metadata)
                throws IOException, UserFacingException {
            reader.beginObject();
            while (reader.hasNext()) {
                String name = checked(reader.nextName());
                if (metadata.put(name, text()) != null) {
                    throw new UserFacingException("safetensors.twice", file, name);
                }
            }
            reader.endObject();
        }

        private Entry readEntry(String name) throws IOException, UserFacingException {
            String type = "";
            List<Long> extents = List.of();
            List<Long> offsets = List.of();
            Set<String> fields = new HashSet<>();
            reader.beginObject();
            while (reader.hasNext()) {
                String field = checked(reader.nextName());
                if (!fields.add(field)) {
                    throw new UserFacingException("safetensors.twice", file, name + "." + field);
                }
                switch (field) {
                    case "dtype" -> type = checked(text());
                    case "shape" -> extents = numbers();
                    case "data_offsets" -> offsets = numbers();
                    default -> throw new IllegalStateException("unknown field");
                }
            }
            reader.endObject();
            if (fields.size() != 3 || offsets.size() != 2) {
                throw new IllegalStateException("a tensor without type, shape or place");
            }
            Optional<NumberType> known = NumberType.named(type).filter(accepted::contains);
            if (known.isEmpty()) {
                boolean floats = type.startsWith("F") || type.startsWith("BF");
                String key = floats ? "safetensors.floats" : "safetensors.type";
                throw new UserFacingException(key, file, name, type);
            }
            Entry entry = new Entry(name, known.get(), shape(name, extents), offsets.get(0));
            long length = offsets.get(1) - offsets.get(0);
            if (length != entry.length()) {
                throw new UserFacingException(
                        "safetensors.length", file, name, entry.shape(), entry.length(), length);
            }
            return entry;
        }

        private Shape shape(String name, List<Long> extents) throws UserFacingException {
            if (extents.isEmpty() && accepted.contains(NumberType.BOOL)) {
                // A counter of another program: one number without an axis.
                return Shape.of(1);
            }
            if (extents.isEmpty()) {
                throw new UserFacingException("safetensors.scalar", file, name);
            }
            if (extents.contains(0L)) {
                throw new UserFacingException("safetensors.empty", file, name, extents);
            }
            boolean possible = extents.size() <= MAX_RANK;
            long size = 1;
            for (long extent : extents) {
                possible = possible && extent <= Integer.MAX_VALUE / size;
                size *= possible ? extent : 1;
            }
            if (!possible) {
                throw new UserFacingException(
                        "safetensors.shape", file, name, extents, MAX_RANK, Integer.MAX_VALUE);
            }
            return Shape.of(extents.stream().mapToInt(Math::toIntExact).toArray());
        }

        /** Not a number that is written as a text, which the reader would take for one. */
        private List<Long> numbers() throws IOException {
            List<Long> numbers = new ArrayList<>();
            reader.beginArray();
            while (reader.hasNext()) {
                require(JsonToken.NUMBER);
                long number = reader.nextLong();
                if (number < 0) {
                    throw new IllegalStateException("a negative number");
                }
                numbers.add(number);
            }
            reader.endArray();
            return numbers;
        }

        private static String checked(String name) {
            if (!SHORT.test(name)) {
                throw new IllegalStateException("a name that is empty, endless or unprintable");
            }
            return name;
        }

        private String text() throws IOException {
            require(JsonToken.STRING);
            return reader.nextString();
        }

        private void require(JsonToken token) throws IOException {
            if (reader.peek() != token) {
                throw new IllegalStateException("expected " + token + " at " + reader.getPath());
            }
        }
    }
}
