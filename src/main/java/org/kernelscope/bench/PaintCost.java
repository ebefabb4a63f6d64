package org.kernelscope.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * The cost of a view.
 *
 * @param paint a frame in which time moves on, painted into pixels: processor time
 * @param answer a frame with other numbers, as when the pen moves, worked out and painted:
 *     processor time
 * @param screen a frame in which time moves on, painted and drawn by JavaFX's software renderer
 *     into an image: time that passes
 */
record PaintCost(String view, Timings paint, Timings answer, Timings screen) {
    PaintCost(String view) {
        this(view, new Timings(), new Timings(), new Timings());
    }

    /** All costs as JSON. */
    static JsonArray json(List<PaintCost> costs) {
        JsonArray all = new JsonArray();
        for (PaintCost cost : costs) {
            JsonObject one = new JsonObject();
            one.addProperty("view", cost.view);
            add(one, "paint", cost.paint);
            add(one, "answer", cost.answer);
            add(one, "screen", cost.screen);
            all.add(one);
        }
        return all;
    }

    private static void add(JsonObject answer, String name, Timings timings) {
        JsonObject part = new JsonObject();
        part.addProperty("medianMillis", timings.medianMillis());
        part.addProperty("percentile99Millis", timings.quantileMillis(0.99));
        answer.add(name, part);
    }

    /** Prints all costs as a table, and the dearest. */
    static void print(List<PaintCost> costs, PrintWriter out) {
        out.printf("%-24s %16s %16s %16s%n", "", "paint", "other numbers", "to the screen");
        String heading = String.format("%8s%8s", "median", "99th");
        out.printf("%-24s %16s %16s %16s%n", "view", heading, heading, heading);
        double painted = 0;
        double answered = 0;
        double drawn = 0;
        for (PaintCost cost : costs) {
            out.printf(
                    "%-24s %16s %16s %16s%n",
                    cost.view, pair(cost.paint), pair(cost.answer), pair(cost.screen));
            painted = Math.max(painted, cost.paint.medianMillis());
            answered = Math.max(answered, cost.answer.medianMillis());
            drawn = Math.max(drawn, cost.screen.medianMillis());
        }
        out.printf(
                Locale.ROOT,
                "largest median: painted %.2f, with other numbers %.2f, to the screen %.2f%n",
                painted,
                answered,
                drawn);
    }

    private static String pair(Timings timings) {
        return String.format(
                Locale.ROOT, "%8.2f%8.2f", timings.medianMillis(), timings.quantileMillis(0.99));
    }
}
