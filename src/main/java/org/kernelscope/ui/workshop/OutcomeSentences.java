package org.kernelscope.ui.workshop;

import org.kernelscope.op.PaddingRule;
import org.kernelscope.op.SlidingAxis;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.workshop.MatrixForm;
import org.kernelscope.workshop.Outcome;
import org.kernelscope.workshop.Separable;
import org.kernelscope.workshop.Setup;

/** Sentences about an outcome: output size, costs, separable kernels. */
final class OutcomeSentences {
    /** Between the sentences of a line. */
    private static final String GAP = "   ";

    private OutcomeSentences() {}

    /** The formula of the output size with the present numbers, or the reason for no output. */
    static String size(Texts texts, Outcome outcome) {
        UserFacingException refusal = outcome.refusal();
        if (refusal != null) {
            return texts.get(refusal);
        }
        StringBuilder text = new StringBuilder();
        if (outcome.rows().equals(outcome.columns())) {
            text.append(texts.get("workshop.both", worked(outcome.rows())));
        } else {
            text.append(texts.get("workshop.rows", worked(outcome.rows())));
            text.append(GAP).append(texts.get("workshop.columns", worked(outcome.columns())));
        }
        int unread = outcome.rows().unread() + outcome.columns().unread();
        if (unread > 0) {
            text.append(GAP)
                    .append(
                            texts.get(
                                    "workshop.unread",
                                    outcome.rows().unread(),
                                    outcome.columns().unread()));
        }
        if (outcome.setup().rule() == PaddingRule.SAME_TENSORFLOW
                && outcome.setup().down().stride() + outcome.setup().across().stride() > 2) {
            text.append(GAP).append(texts.get("workshop.same"));
        }
        return text.toString();
    }

    /** The parameters and connections of the operation; empty for one without weights. */
    static String costs(Texts texts, Outcome outcome) {
        return MatrixForm.counts(outcome)
                .map(
                        counts ->
                                texts.get(
                                        "workshop.costs",
                                        Numbers.count(counts.shared()),
                                        Numbers.count(counts.connections()),
                                        Numbers.count(counts.dense()),
                                        Numbers.count(counts.separable())))
                .orElse("");
    }

    /** The largest difference between the outputs of the kernel and the turned one; or empty. */
    static String turned(Texts texts, BoardResult answer) {
        Tensor output = answer.outcome().output();
        Tensor turned = answer.turned();
        if (output == null || turned == null) {
            return "";
        }
        Tensor own = output.channel(answer.map());
        double largest = 0;
        for (int i = 0; i < own.size(); i++) {
            largest = Math.max(largest, Math.abs((double) own.get(i) - turned.get(i)));
        }
        return texts.get("workshop.turned", CellValues.plain(largest));
    }

    /** The two vectors whose product the shown kernel is; empty if there are none. */
    static String separable(Texts texts, BoardResult answer) {
        Setup setup = answer.outcome().setup();
        if (!setup.kind().hasWeights() || answer.outcome().output() == null) {
            return "";
        }
        Tensor kernel = setup.kernel(setup.inputsOf(answer.map()).get(0), answer.map());
        if (setup.windowRows() == 1 || setup.windowColumns() == 1) {
            return "";
        }
        return Separable.of(kernel)
                .map(
                        two ->
                                texts.get(
                                        "workshop.separable",
                                        vector(two.column()),
                                        vector(two.row()),
                                        kernel.size(),
                                        setup.windowRows() + setup.windowColumns()))
                .orElse("");
    }

    private static String worked(SlidingAxis.OutputSize size) {
        String fraction =
                size.unread() > 0 ? " = ⌊" + CellValues.plain(size.fraction()) + "⌋ = " : " = ";
        return size.formula() + fraction + size.outputs();
    }

    private static String vector(Tensor vector) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < vector.size(); i++) {
            text.append(i == 0 ? "" : " ").append(CellValues.plain(vector.get(i)));
        }
        return text.toString();
    }
}
