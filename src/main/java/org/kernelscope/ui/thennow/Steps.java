package org.kernelscope.ui.thennow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Variants;
import org.kernelscope.network.Variants.Difference;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.state.NetworkNames;

/** The networks between now and then, and what each of them is called. Any thread. */
final class Steps {
    private Steps() {}

    /** A network between now and then. */
    record Step(String name, Architecture architecture) {}

    /** Each one difference farther from today's than the one before. */
    static List<Step> onTheWay(Texts texts) {
        List<Step> steps = new ArrayList<>();
        List<Architecture> architectures = Variants.steps();
        for (int i = 0; i < architectures.size(); i++) {
            String name =
                    i == 0
                            ? texts.get("thennow.today")
                            : texts.get(
                                    "thennow.and",
                                    NetworkNames.difference(texts, Difference.values()[i - 1]));
            steps.add(new Step(name, architectures.get(i)));
        }
        return steps;
    }

    /** Today's with each difference alone. */
    static List<Step> alone(Texts texts) {
        List<Step> steps = new ArrayList<>();
        for (Difference difference : Difference.values()) {
            steps.add(
                    new Step(
                            texts.get("thennow.only", NetworkNames.difference(texts, difference)),
                            Variants.of(Set.of(difference))));
        }
        return steps;
    }
}
