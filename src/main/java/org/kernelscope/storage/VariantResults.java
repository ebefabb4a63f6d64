package org.kernelscope.storage;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kernelscope.text.UserFacingException;

/**
 * The results of the networks between the LeNet-5 of 1998 and today's, all trained alike: the
 * number of test images that each classifies correctly. Made by {@code kernelscope compare}; one
 * such table travels with the program. Immutable; any thread.
 *
 * @param command the command line that makes the table again, with all settings
 * @param program the version of the program that made it
 * @param rows a row for each network
 */
public record VariantResults(String command, String program, List<Row> rows) {
    private static final String BUNDLED = "/assets/then-and-now.json";
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_ROWS = 1_000;

    public VariantResults {
        rows = List.copyOf(rows);
    }

    /**
     * A trained network.
     *
     * @param id of the architecture: {@code lenet5-modern-table}
     * @param parameters number of trained parameters
     * @param connections as LeCun et al. (1998) count them
     * @param correct number of correct predictions on the test set
     * @param digits number of test examples
     */
    public record Row(String id, int parameters, int connections, int correct, int digits) {
        /** Share of the test digits that it reads correctly, 0 to 1. */
        public double accuracy() {
            return digits == 0 ? 0 : correct / (double) digits;
        }
    }

    /** The row of the network {@code id}. */
    public Optional<Row> row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    /**
     * The table that travels with the program.
     *
     * @throws UserFacingException if it is missing or damaged
     */
    public static VariantResults readBundled() throws UserFacingException {
        try (InputStream in = VariantResults.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new UserFacingException("storage.missing", BUNDLED);
            }
            return parse(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw UserFacingException.causedBy(e, "storage.unreadable", BUNDLED);
        } catch (UserFacingException problem) {
            throw UserFacingException.causedBy(problem, "storage.inFile", BUNDLED, problem);
        }
    }

    /**
     * The table that {@link #format} wrote.
     *
     * @throws UserFacingException if it is something else
     */
    public static VariantResults parse(String json) throws UserFacingException {
        JsonFields root = JsonFields.parse(json);
        root.allowOnly(Set.of("command", "program", "networks"));
        List<Row> rows = new ArrayList<>();
        for (JsonFields row : root.objects("networks", MAX_ROWS)) {
            row.allowOnly(
                    Set.of("id", "parameters", "connections", "correct", "digits", "accuracy"));
            rows.add(
                    new Row(
                            row.text("id", any -> true),
                            row.integer("parameters"),
                            row.integer("connections"),
                            row.integer("correct"),
                            row.integer("digits")));
        }
        return new VariantResults(
                root.text("command", any -> true), root.text("program", any -> true), rows);
    }

    /** As JSON that a person can read, too. */
    public String format() {
        JsonArray networks = new JsonArray();
        for (Row row : rows) {
            JsonObject object = new JsonObject();
            object.addProperty("id", row.id());
            object.addProperty("parameters", row.parameters());
            object.addProperty("connections", row.connections());
            object.addProperty("correct", row.correct());
            object.addProperty("digits", row.digits());
            object.addProperty("accuracy", row.accuracy());
            networks.add(object);
        }
        JsonObject root = new JsonObject();
        root.addProperty("command", command);
        root.addProperty("program", program);
        root.add("networks", networks);
        return JsonText.of(root) + "\n";
    }

    /**
     * Writes it: all of it or nothing.
     *
     * @throws UserFacingException if the file cannot be written
     */
    public void write(Path path) throws UserFacingException {
        String json = format();
        parse(json);
        AtomicFiles.write(path, out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
    }
}
