package org.kernelscope.ui.stage;

import java.util.ArrayList;
import java.util.List;

/** Divides the width of the stage between headings of different widths. Any thread. */
final class HeadingWidths {
    private static final int HALVINGS = 40;

    private HeadingWidths() {}

    /**
     * A width for each heading: what it wants if all together fit; else the widest become narrower,
     * but none narrower than the least that it needs, even if that is more than the room.
     *
     * @param wanted width of each with all its lines unbroken
     * @param least width of each with its lines broken at every space
     */
    static List<Double> share(List<Double> wanted, List<Double> least, double room) {
        double narrow = 0;
        double wide = wanted.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        if (sum(within(wanted, least, wide)) <= room) {
            return wanted;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double limit = (narrow + wide) / 2;
            if (sum(within(wanted, least, limit)) <= room) {
                narrow = limit;
            } else {
                wide = limit;
            }
        }
        return within(wanted, least, narrow);
    }

    static double sum(List<Double> widths) {
        return widths.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static List<Double> within(List<Double> wanted, List<Double> least, double limit) {
        List<Double> widths = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            widths.add(Math.max(least.get(i), Math.min(wanted.get(i), limit)));
        }
        return widths;
    }
}
