package org.kernelscope.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.kernelscope.op.SlidingAxis;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.workshop.GridText;
import org.kernelscope.workshop.Outcome;
import org.kernelscope.workshop.Setup;

/** The outcome of an operation on the command line: sizes, their formula and the values. */
record OutcomeReport(Outcome outcome, Tensor output) {
    /** The report as JSON. */
    JsonObject json() {
        Setup setup = outcome.setup();
        SlidingAxis down = outcome.down();
        SlidingAxis across = outcome.across();
        JsonObject object = new JsonObject();
        object.addProperty("kind", setup.kind().id());
        object.add("input", array(setup.input().shape().toArray()));
        if (!setup.kind().isShuffle()) {
            object.add(
                    setup.kind().isPooling() ? "window" : "kernel",
                    setup.kind().isPooling()
                            ? array(setup.windowRows(), setup.windowColumns())
                            : array(setup.kernels().shape().toArray()));
            object.add("stride", array(down.stride(), across.stride()));
            object.add(
                    "padding", array(down.before(), down.after(), across.before(), across.after()));
            object.addProperty("paddingMode", down.mode().id());
            object.add("dilation", array(down.dilation(), across.dilation()));
            object.addProperty("groups", setup.groups());
        } else {
            object.addProperty("factor", setup.factor());
        }
        object.add("output", array(output.shape().toArray()));
        JsonObject formula = new JsonObject();
        formula.addProperty("rows", worked(outcome.rows()));
        formula.addProperty("columns", worked(outcome.columns()));
        object.add("formula", formula);
        object.add("unread", array(outcome.rows().unread(), outcome.columns().unread()));
        object.add("values", values());
        return object;
    }

    private static String worked(SlidingAxis.OutputSize size) {
        return size.formula() + " = " + size.outputs();
    }

    private static JsonArray array(int... numbers) {
        JsonArray array = new JsonArray();
        for (int number : numbers) {
            array.add(number);
        }
        return array;
    }

    private JsonArray values() {
        JsonArray maps = new JsonArray();
        int at = 0;
        for (int map = 0; map < output.shape().channels(); map++) {
            JsonArray rows = new JsonArray();
            for (int row = 0; row < output.shape().rows(); row++) {
                JsonArray cells = new JsonArray();
                for (int column = 0; column < output.shape().columns(); column++) {
                    cells.add(output.get(at++));
                }
                rows.add(cells);
            }
            maps.add(rows);
        }
        return maps;
    }

    /** Prints the report as text. */
    void print(Console console) {
        console.out()
                .println(
                        console.texts()
                                .get(
                                        "workshop.shapes",
                                        outcome.setup().input().shape(),
                                        output.shape()));
        console.out().println(console.texts().get("workshop.rows", worked(outcome.rows())));
        console.out().println(console.texts().get("workshop.columns", worked(outcome.columns())));
        for (int map = 0; map < output.shape().channels(); map++) {
            console.out().println();
            String cells = GridText.formatCells(output.channel(map));
            TextTable table = new TextTable();
            // The first column would be written to the left.
            cells.lines().forEach(line -> table.row(("\t" + line).split("\t")));
            table.print(console.out());
        }
    }
}
