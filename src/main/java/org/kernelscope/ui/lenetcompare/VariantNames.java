package org.kernelscope.ui.lenetcompare;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.LenetVariants;
import org.kernelscope.network.LenetVariants.Difference;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.state.NetworkNames;

/** The networks between now and then, and what each of them is called. Any thread. */
final class VariantNames {
    private VariantNames() {}

    /**
     * A difference between now and then.
     *
     * @param name what it is called
     * @param added today's network with this difference and all before it
     * @param aloneOrNull today's with this difference alone; null for today's itself
     */
    record Step(String name, Architecture added, @Nullable Architecture aloneOrNull) {}

    /** Today's network, then each difference, in the order in which they lead to that of 1998. */
    static List<Step> all(Texts texts) {
        List<Step> steps = new ArrayList<>();
        List<Architecture> added = LenetVariants.steps();
        List<Architecture> alone = LenetVariants.alone();
        steps.add(new Step(texts.get("thennow.today"), added.get(0), null));
        for (Difference difference : Difference.values()) {
            int place = difference.ordinal();
            steps.add(
                    new Step(
                            texts.get("thennow.and", NetworkNames.difference(texts, difference)),
                            added.get(place + 1),
                            alone.get(place)));
        }
        return steps;
    }
}
