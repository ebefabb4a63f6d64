package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kernelscope.engine.Activations;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * For every map of every layer, which of many images it answered to most strongly, and with which
 * of its cells: what the map has learned to look for (M. D. Zeiler, R. Fergus, <em>Visualizing and
 * Understanding Convolutional Networks</em>, ECCV 2014). An image counts once for a map, with its
 * strongest cell. One thread.
 */
public final class TopPatches {
    private static final Comparator<Match> STRONGEST_FIRST =
            Comparator.comparingDouble((Match match) -> -match.value())
                    .thenComparing(Match::picture);

    private final Architecture architecture;
    private final int keep;
    private final List<List<List<Match>>> best = new ArrayList<>();

    /**
     * An image that a map answered to.
     *
     * @param picture its number
     * @param cell the cell of the map that answered most strongly
     * @param value its value
     */
    public record Match(int picture, Cell cell, float value) {}

    /** Nothing was shown yet; of each map the {@code keep} best will be kept. */
    public TopPatches(Architecture architecture, int keep) {
        this.architecture = architecture;
        this.keep = keep;
        for (Layer layer : architecture.layers()) {
            List<List<Match>> maps = new ArrayList<>();
            for (int map = 0; map < layer.outputShape().channels(); map++) {
                maps.add(new ArrayList<>());
            }
            best.add(maps);
        }
    }

    /** Takes what the network made of image {@code picture}. */
    public void show(int picture, Activations activations) {
        for (Layer layer : architecture.layers()) {
            // An output of penalties answers most strongly where they are smallest.
            Tensor output =
                    layer.spec().isOutput()
                            ? activations.probabilities().reshape(layer.outputShape())
                            : activations.output(layer.index());
            Shape shape = layer.outputShape();
            for (int map = 0; map < shape.channels(); map++) {
                Tensor values = output.channel(map);
                int place = values.argMax();
                offer(
                        best.get(layer.index()).get(map),
                        new Match(
                                picture,
                                new Cell(
                                        layer.index(),
                                        map,
                                        place / shape.columns(),
                                        place % shape.columns()),
                                values.get(place)));
            }
        }
    }

    private void offer(List<Match> matches, Match match) {
        boolean answered = match.value() > 0;
        boolean full = matches.size() == keep;
        if (!answered || full && match.value() <= matches.get(keep - 1).value()) {
            return;
        }
        if (full) {
            matches.remove(keep - 1);
        }
        matches.add(match);
        matches.sort(STRONGEST_FIRST);
    }

    /**
     * The images that map {@code map} of layer {@code layer} answered to most strongly, the
     * strongest first; none if it never had a value above 0.
     */
    public List<Match> of(int layer, int map) {
        return List.copyOf(best.get(layer).get(map));
    }
}
