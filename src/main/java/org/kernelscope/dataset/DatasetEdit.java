package org.kernelscope.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kernelscope.data.ClassNames;
import org.kernelscope.tensor.ColourPlanes;
import org.kernelscope.text.UserFacingException;

/** A change of a data set. Immutable; any thread. */
public sealed interface DatasetEdit {
    /**
     * The set after the change.
     *
     * @throws UserFacingException if that cannot be
     */
    OwnDataset applied(OwnDataset before) throws UserFacingException;

    /**
     * Examples are added at the end: to a set in colour, grey ones with their ink in all channels;
     * to a grey one, the brightness of colour images.
     */
    record Add(List<OwnExample> examples) implements DatasetEdit {
        public Add {
            examples = List.copyOf(examples);
        }

        @Override
        public OwnDataset applied(OwnDataset before) throws UserFacingException {
            List<OwnExample> all = new ArrayList<>(before.examples());
            examples.forEach(each -> all.add(each.inChannels(before.channels())));
            return OwnDataset.of(before.classes(), before.shape(), all);
        }
    }

    /** Examples get another label. */
    record Relabel(Set<Integer> places, int label) implements DatasetEdit {
        public Relabel {
            places = Set.copyOf(places);
        }

        @Override
        public OwnDataset applied(OwnDataset before) {
            if (label >= before.classes().count()) {
                throw new IllegalArgumentException("class " + label);
            }
            List<OwnExample> all = new ArrayList<>(before.examples());
            for (int place : places) {
                all.set(place, all.get(place).withLabel(label));
            }
            return before.with(all);
        }
    }

    /** Examples are thrown out. */
    record Remove(Set<Integer> places) implements DatasetEdit {
        public Remove {
            places = Set.copyOf(places);
        }

        @Override
        public OwnDataset applied(OwnDataset before) {
            List<OwnExample> kept = new ArrayList<>(before.count());
            for (int i = 0; i < before.count(); i++) {
                if (!places.contains(i)) {
                    kept.add(before.example(i));
                }
            }
            return before.with(kept);
        }
    }

    /** The classes get other names, or further ones; none goes. */
    record Name(List<String> names) implements DatasetEdit {
        public Name {
            names = List.copyOf(names);
        }

        @Override
        public OwnDataset applied(OwnDataset before) throws UserFacingException {
            if (names.size() < before.classes().count()) {
                throw new IllegalArgumentException("fewer classes: " + names);
            }
            return OwnDataset.of(ClassNames.checked(names), before.shape(), before.examples());
        }
    }

    /** An empty set is to hold images in colour, or grey ones. */
    record Colour(boolean colour) implements DatasetEdit {
        @Override
        public OwnDataset applied(OwnDataset before) throws UserFacingException {
            if (!before.isEmpty()) {
                throw new UserFacingException("dataset.colour.late");
            }
            return before.inChannels(colour ? ColourPlanes.COUNT : 1);
        }
    }

    /**
     * Another set is added; classes of the same name are one. A grey set stays grey and one in
     * colour stays in colour, but an empty grey one becomes what the other is.
     */
    record Join(OwnDataset other) implements DatasetEdit {
        @Override
        public OwnDataset applied(OwnDataset before) throws UserFacingException {
            if (before.isEmpty()) {
                return before.isColour() ? other.inChannels(before.channels()) : other;
            }
            if (before.rows() != other.rows() || before.columns() != other.columns()) {
                throw new UserFacingException(
                        "dataset.join.size",
                        before.columns(),
                        before.rows(),
                        other.columns(),
                        other.rows());
            }
            List<String> names = new ArrayList<>(before.classes().names());
            int[] labels = new int[other.classes().count()];
            for (int label = 0; label < labels.length; label++) {
                String name = other.classes().name(label);
                int known = names.indexOf(name);
                labels[label] = known < 0 ? names.size() : known;
                if (known < 0) {
                    names.add(name);
                }
            }
            ClassNames classes = ClassNames.checked(names);
            List<OwnExample> all = new ArrayList<>(before.examples());
            for (OwnExample example : other.examples()) {
                all.add(example.withLabel(labels[example.label()]).inChannels(before.channels()));
            }
            return OwnDataset.of(classes, before.shape(), all);
        }
    }

    /** All images are turned, inverted or prepared. */
    record Turn(ImageTurn turn) implements DatasetEdit {
        @Override
        public OwnDataset applied(OwnDataset before) throws UserFacingException {
            return turn.applied(before);
        }
    }
}
