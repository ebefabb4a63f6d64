package org.kernelscope.pytorch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kernelscope.pytorch.ModuleWeights.Kind;
import org.kernelscope.storage.StateDict;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * The modules of a {@code state_dict} in the order in which the data goes through them:
 * convolutions, each perhaps with a batch normalisation, then dense layers. Files are sorted by
 * name, so the order comes from the shapes, and from the numbers in the names where shapes leave a
 * choice.
 *
 * @param links the convolutions and dense layers
 * @param leftOut names of tensors that belong to none of them
 */
record ModuleChain(List<Link> links, List<String> leftOut) {
    /** A chain with more modules than this is no network of this program. */
    static final int MOST = 24;

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /**
     * A convolution or dense layer.
     *
     * @param normalisation the batch normalisation of its outputs; null for none
     */
    record Link(ModuleWeights module, @Nullable ModuleWeights normalisation) {}

    ModuleChain {
        links = List.copyOf(links);
        leftOut = List.copyOf(leftOut);
    }

    /** True if there is a batch normalisation. */
    boolean isNormalised() {
        return links.stream().anyMatch(it -> it.normalisation() != null);
    }

    /**
     * The chain of the tensors in a file.
     *
     * @throws UserFacingException if they are not those of a chain of layers
     */
    static ModuleChain of(StateDict tensors) throws UserFacingException {
        List<String> leftOut = new ArrayList<>(tensors.leftOut());
        List<ModuleWeights> layers = new ArrayList<>();
        List<ModuleWeights> normalisations = new ArrayList<>();
        for (ModuleWeights module : modules(tensors.tensors(), leftOut)) {
            switch (module.kind()) {
                case CONVOLUTION, DENSE -> layers.add(module);
                case BATCH_NORMALISATION -> normalisations.add(module);
                case OTHER -> leftOut.add(module.name() + ".weight");
            }
        }
        if (layers.isEmpty() || layers.size() > MOST) {
            throw new UserFacingException("pytorch.layers", layers.size(), MOST);
        }
        for (ModuleWeights layer : layers) {
            check(layer);
        }
        List<ModuleWeights> ordered = new ArrayList<>();
        if (!order(layers, ordered)) {
            throw new UserFacingException("pytorch.chain", described(layers));
        }
        if (ordered.get(ordered.size() - 1).kind() != Kind.DENSE) {
            throw new UserFacingException("pytorch.noDense");
        }
        return new ModuleChain(linked(ordered, normalisations), leftOut);
    }

    private static List<ModuleWeights> modules(Map<String, Tensor> tensors, List<String> leftOut) {
        Map<String, Map<String, Tensor>> groups = new LinkedHashMap<>();
        tensors.forEach(
                (name, tensor) -> {
                    int dot = name.lastIndexOf('.');
                    groups.computeIfAbsent(
                                    dot < 0 ? "" : name.substring(0, dot),
                                    group -> new LinkedHashMap<>())
                            .put(name.substring(dot + 1), tensor);
                });
        List<ModuleWeights> modules = new ArrayList<>();
        groups.forEach(
                (name, group) -> {
                    Tensor weight = group.remove("weight");
                    Tensor bias = group.remove("bias");
                    if (weight == null && bias != null) {
                        leftOut.add(name + ".bias");
                    } else if (weight != null) {
                        modules.add(
                                new ModuleWeights(
                                        name,
                                        weight,
                                        bias,
                                        group.remove("running_mean"),
                                        group.remove("running_var")));
                    }
                    group.keySet().forEach(other -> leftOut.add(name + "." + other));
                });
        modules.sort(Comparator.comparing(ModuleWeights::name, ModuleChain::compareNaturally));
        return modules;
    }

    private static void check(ModuleWeights layer) throws UserFacingException {
        boolean square =
                layer.kind() == Kind.DENSE
                        || layer.weight().shape().extent(2) == layer.weight().shape().extent(3);
        if (!square) {
            throw new UserFacingException("pytorch.square", layer.name(), layer.weight().shape());
        }
        Tensor bias = layer.bias();
        if (bias != null && bias.size() != layer.outputs()) {
            throw new UserFacingException(
                    "pytorch.bias", layer.name(), bias.shape(), layer.weight().shape());
        }
    }

    /** Finds an order in which each takes what the one before gives; names decide among several. */
    private static boolean order(List<ModuleWeights> rest, List<ModuleWeights> ordered) {
        if (rest.isEmpty()) {
            return true;
        }
        for (ModuleWeights next : rest) {
            if (follows(ordered, next)) {
                List<ModuleWeights> others = new ArrayList<>(rest);
                others.remove(next);
                ordered.add(next);
                if (order(others, ordered)) {
                    return true;
                }
                ordered.remove(ordered.size() - 1);
            }
        }
        return false;
    }

    private static boolean follows(List<ModuleWeights> ordered, ModuleWeights next) {
        if (ordered.isEmpty()) {
            int inputs = next.inputs();
            int side = (int) Math.round(Math.sqrt(inputs));
            return next.kind() == Kind.CONVOLUTION
                    ? inputs == 1 || inputs == 3
                    : side * side == inputs;
        }
        ModuleWeights before = ordered.get(ordered.size() - 1);
        if (next.kind() == Kind.CONVOLUTION) {
            return before.kind() == Kind.CONVOLUTION && next.inputs() == before.outputs();
        }
        int cells = next.inputs() / before.outputs();
        int side = (int) Math.round(Math.sqrt(cells));
        return before.kind() == Kind.DENSE
                ? next.inputs() == before.outputs()
                : cells * before.outputs() == next.inputs() && side * side == cells;
    }

    /** Gives each normalisation to the layer whose name fits best. */
    private static List<Link> linked(List<ModuleWeights> layers, List<ModuleWeights> normalisations)
            throws UserFacingException {
        ModuleWeights[] chosen = new ModuleWeights[layers.size()];
        int from = 0;
        for (ModuleWeights normalisation : normalisations) {
            int best = -1;
            for (int i = from; i < chosen.length; i++) {
                boolean fits = layers.get(i).outputs() == normalisation.outputs();
                if (fits && (best < 0 || isPartner(layers.get(i), normalisation))) {
                    best = i;
                    if (isPartner(layers.get(i), normalisation)) {
                        break;
                    }
                }
            }
            if (best < 0) {
                throw new UserFacingException("pytorch.normalisation", normalisation.name());
            }
            chosen[best] = normalisation;
            from = best + 1;
        }
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            links.add(new Link(layers.get(i), chosen[i]));
        }
        return links;
    }

    /**
     * True for {@code conv2} and {@code bn2}, and for {@code features.3} and {@code features.4}.
     */
    private static boolean isPartner(ModuleWeights layer, ModuleWeights normalisation) {
        String one = NUMBER.matcher(layer.name()).replaceAll("");
        String other = NUMBER.matcher(normalisation.name()).replaceAll("");
        long distance = lastNumber(normalisation.name()) - lastNumber(layer.name());
        return one.equals(other) ? distance == 1 : distance == 0;
    }

    private static long lastNumber(String name) {
        Matcher matcher = NUMBER.matcher(name);
        long last = -1;
        while (matcher.find()) {
            last = number(matcher.group());
        }
        return last;
    }

    private static long number(String digits) {
        return Long.parseLong(digits.substring(Math.max(0, digits.length() - 15)));
    }

    /** Compares names with numbers by their value: {@code layer.2} is before {@code layer.10}. */
    static int compareNaturally(String one, String other) {
        Matcher first = NUMBER.matcher(one);
        Matcher second = NUMBER.matcher(other);
        int at = 0;
        while (first.find() && second.find()) {
            String before = one.substring(Math.min(at, first.start()), first.start());
            String beforeOther = other.substring(Math.min(at, second.start()), second.start());
            int compared = before.compareTo(beforeOther);
            compared =
                    compared != 0
                            ? compared
                            : Long.compare(number(first.group()), number(second.group()));
            if (compared != 0) {
                return compared;
            }
            at = first.end();
            if (at != second.end()) {
                break;
            }
        }
        return one.compareTo(other);
    }

    private static String described(List<ModuleWeights> layers) {
        List<String> each = new ArrayList<>();
        for (ModuleWeights layer : layers.subList(0, Math.min(4, layers.size()))) {
            each.add(layer.name() + " " + layer.weight().shape());
        }
        return String.join(", ", each) + (layers.size() > 4 ? ", …" : "");
    }
}
