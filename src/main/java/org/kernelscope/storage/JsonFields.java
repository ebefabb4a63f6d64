package org.kernelscope.storage;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.UntrustedText;
import org.kernelscope.text.UserFacingException;

/**
 * The fields of one JSON object. What is missing, of another kind or unknown becomes a sentence
 * that names the place. Any thread.
 *
 * @param place the path of the object, for the sentences: {@code layers[2]}; empty for the
 *     outermost
 */
public record JsonFields(String place, JsonObject object) {
    /** The position of a reader, in its own words. */
    private static final Pattern PLACE = Pattern.compile("line (\\d+) column (\\d+)");

    private static final int MAX_CHARACTERS = 1 << 20;
    private static final int MAX_NESTING = 16;

    /**
     * The outermost object of {@code json}, which is a file's whole text.
     *
     * @throws UserFacingException if it is no JSON object, or too long or too deep
     */
    public static JsonFields parse(String json) throws UserFacingException {
        return parse(json, MAX_CHARACTERS);
    }

    /**
     * The same for a text of up to {@code limit} characters.
     *
     * @throws UserFacingException if the text is longer, is not JSON, or is not an object
     */
    public static JsonFields parse(String json, int limit) throws UserFacingException {
        if (json.length() > limit) {
            throw new UserFacingException("json.tooLong", json.length(), limit);
        }
        if (json.isBlank()) {
            throw new UserFacingException("json.empty");
        }
        JsonReader reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(MAX_NESTING);
        try {
            JsonElement element = JsonParser.parseReader(reader);
            if (isAtEnd(reader)) {
                return of("", element);
            }
            throw new UserFacingException("json.syntax.more");
        } catch (JsonParseException | IOException e) {
            throw syntax(reader, e);
        }
    }

    /** A reader that is strict refuses to look at what comes after the end. */
    private static boolean isAtEnd(JsonReader reader) throws IOException {
        try {
            return reader.peek() == JsonToken.END_DOCUMENT;
        } catch (MalformedJsonException more) {
            return false;
        }
    }

    /** The reader stands where it cannot go on. */
    private static UserFacingException syntax(JsonReader reader, Exception failure) {
        if (String.valueOf(failure.getMessage()).contains("Nesting limit")) {
            return UserFacingException.causedBy(failure, "json.deep", MAX_NESTING);
        }
        Matcher place = PLACE.matcher(reader.toString());
        return place.find()
                ? UserFacingException.causedBy(
                        failure, "json.syntax", place.group(1), place.group(2))
                : UserFacingException.causedBy(failure, "json.syntax", "?", "?");
    }

    /** {@code element} as an object. */
    public static JsonFields of(String place, @Nullable JsonElement element)
            throws UserFacingException {
        if (element instanceof JsonObject object) {
            return new JsonFields(place, object);
        }
        throw new UserFacingException("json.object", place.isEmpty() ? "JSON" : place);
    }

    /** Refuses fields that nobody knows: a misspelt setting must not be passed over. */
    public void allowOnly(Set<String> names) throws UserFacingException {
        for (String name : object.keySet()) {
            if (!names.contains(name)) {
                List<String> known = names.stream().sorted().toList();
                throw new UserFacingException(
                        "json.unknown", path(UntrustedText.name(name)), String.join(", ", known));
            }
        }
    }

    /** The object {@code name}. */
    public JsonFields object(String name) throws UserFacingException {
        return of(path(name), required(name));
    }

    /** The objects in the list {@code name}, which has at most {@code limit}. */
    public List<JsonFields> objects(String name, int limit) throws UserFacingException {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonElement element : elements(name, required(name), limit)) {
            objects.add(of(path(name) + "[" + objects.size() + "]", element));
        }
        return objects;
    }

    /** The text {@code name}, which must be {@code sound}. */
    public String text(String name, Predicate<String> sound) throws UserFacingException {
        if (required(name) instanceof JsonPrimitive text
                && text.isString()
                && sound.test(text.getAsString())) {
            return text.getAsString();
        }
        throw new UserFacingException("json.text", path(name));
    }

    /** The value that {@code name} stands for. */
    public <T> T choice(String name, Map<String, T> values) throws UserFacingException {
        String text = text(name, any -> true);
        T value = values.get(text);
        if (value == null) {
            List<String> known = values.keySet().stream().sorted().toList();
            throw new UserFacingException(
                    "json.choice", path(name), UntrustedText.name(text), String.join(", ", known));
        }
        return value;
    }

    /** A whole number of 64 bits. */
    public long longInteger(String name) throws UserFacingException {
        try {
            return number(name, required(name)).longValueExact();
        } catch (ArithmeticException e) {
            throw UserFacingException.causedBy(e, "json.whole", path(name));
        }
    }

    /** The whole number {@code name}. */
    public int integer(String name) throws UserFacingException {
        return integer(name, required(name));
    }

    private int integer(String name, JsonElement element) throws UserFacingException {
        try {
            return number(name, element).intValueExact();
        } catch (ArithmeticException e) {
            throw UserFacingException.causedBy(e, "json.whole", path(name));
        }
    }

    /** The whole number {@code name}; {@code otherwise} if it is not there. */
    public int integerOr(String name, int otherwise) throws UserFacingException {
        return has(name) ? integer(name) : otherwise;
    }

    /** True if there is a field {@code name}. */
    public boolean has(String name) {
        return object.has(name);
    }

    /** True if {@code name} is there and is the text {@code word}. */
    public boolean says(String name, String word) {
        return object.get(name) instanceof JsonPrimitive text
                && text.isString()
                && text.getAsString().equals(word);
    }

    /** Lists of whole numbers in a list. */
    public List<List<Integer>> integerLists(String name, int limit) throws UserFacingException {
        List<List<Integer>> lists = new ArrayList<>();
        for (JsonElement list : elements(name, required(name), limit)) {
            lists.add(integers(name + "[" + lists.size() + "]", list, limit));
        }
        return lists;
    }

    /** Whole numbers in a list. */
    public List<Integer> integers(String name, int limit) throws UserFacingException {
        return integers(name, required(name), limit);
    }

    private List<Integer> integers(String place, JsonElement list, int limit)
            throws UserFacingException {
        List<Integer> numbers = new ArrayList<>();
        for (JsonElement number : elements(place, list, limit)) {
            numbers.add(integer(place + "[" + numbers.size() + "]", number));
        }
        return numbers;
    }

    /** Lists of numbers in a list, finite as floats. */
    public List<List<Float>> floatLists(String name, int limit) throws UserFacingException {
        List<List<Float>> lists = new ArrayList<>();
        for (JsonElement list : elements(name, required(name), limit)) {
            String place = name + "[" + lists.size() + "]";
            List<Float> numbers = new ArrayList<>();
            for (JsonElement number : elements(place, list, limit)) {
                numbers.add(floatNumber(place + "[" + numbers.size() + "]", number));
            }
            lists.add(numbers);
        }
        return lists;
    }

    /** The texts in a list. */
    public List<String> texts(String name, int limit) throws UserFacingException {
        List<String> texts = new ArrayList<>();
        for (JsonElement element : elements(name, required(name), limit)) {
            if (!(element instanceof JsonPrimitive text) || !text.isString()) {
                throw new UserFacingException("json.string", path(name) + "[" + texts.size() + "]");
            }
            texts.add(text.getAsString());
        }
        return texts;
    }

    /** The text {@code name}, whatever it is. */
    public String anyText(String name) throws UserFacingException {
        if (required(name) instanceof JsonPrimitive text && text.isString()) {
            return text.getAsString();
        }
        throw new UserFacingException("json.string", path(name));
    }

    /** True or false. */
    public boolean flag(String name) throws UserFacingException {
        if (required(name) instanceof JsonPrimitive truth && truth.isBoolean()) {
            return truth.getAsBoolean();
        }
        throw new UserFacingException("json.truth", path(name));
    }

    private JsonArray elements(String name, JsonElement element, int limit)
            throws UserFacingException {
        if (!(element instanceof JsonArray array) || array.size() > limit) {
            throw new UserFacingException("json.list", path(name), limit);
        }
        return array;
    }

    /** The number {@code name}, finite. */
    public double doubleNumber(String name) throws UserFacingException {
        double value = number(name, required(name)).doubleValue();
        if (!Double.isFinite(value)) {
            throw new UserFacingException("json.number", path(name));
        }
        return value;
    }

    /** The number {@code name}, finite as a float. */
    public float floatNumber(String name) throws UserFacingException {
        return floatNumber(name, required(name));
    }

    private float floatNumber(String name, JsonElement element) throws UserFacingException {
        float value = number(name, element).floatValue();
        if (!Float.isFinite(value)) {
            throw new UserFacingException("json.number", path(name));
        }
        return value;
    }

    private BigDecimal number(String name, JsonElement element) throws UserFacingException {
        if (element instanceof JsonPrimitive number && number.isNumber()) {
            try {
                return number.getAsBigDecimal();
            } catch (NumberFormatException e) {
                throw UserFacingException.causedBy(e, "json.number", path(name));
            }
        }
        throw new UserFacingException("json.number", path(name));
    }

    private JsonElement required(String name) throws UserFacingException {
        return Optional.ofNullable(object.get(name))
                .orElseThrow(() -> new UserFacingException("json.missing", path(name)));
    }

    /** The path of the field {@code name}, for a sentence. */
    public String path(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
