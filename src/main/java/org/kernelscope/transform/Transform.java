package org.kernelscope.transform;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Movement and disturbance of an image, as one value. Geometry comes first (thickness, then shear,
 * scale, rotation and shift as one affine map), then blur, contrast and inversion, then the bar,
 * the texture and the noise. Immutable; any thread.
 */
public final class Transform {
    /** The image as it was drawn. */
    public static final Transform NONE = new Transform(new EnumMap<>(Quantity.class));

    /** Without neutral values, so that equal transforms are equal. */
    private final Map<Quantity, Double> values;

    private Transform(EnumMap<Quantity, Double> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** The value of {@code quantity}. */
    public double of(Quantity quantity) {
        return values.getOrDefault(quantity, quantity.neutral());
    }

    /**
     * This transform with another value of one quantity.
     *
     * @throws IllegalArgumentException if {@code value} is out of the quantity's range
     */
    public Transform with(Quantity quantity, double value) {
        if (!(value >= quantity.least() && value <= quantity.most())) {
            throw new IllegalArgumentException(quantity + " " + value);
        }
        EnumMap<Quantity, Double> changed = new EnumMap<>(Quantity.class);
        changed.putAll(values);
        if (value == quantity.neutral()) {
            changed.remove(quantity);
        } else {
            changed.put(quantity, value);
        }
        return new Transform(changed);
    }

    /** The quantities that are not neutral, in the order of {@link Quantity}. */
    public Map<Quantity, Double> values() {
        return values;
    }

    /** True if nothing changes. */
    public boolean isNone() {
        return values.isEmpty();
    }

    /** The geometry in a grid whose pixels are {@code unit} pixels of the 28×28 digit. */
    public Affine affine(double unit) {
        double angle = Math.toRadians(of(Quantity.TURN));
        return Affine.of(
                angle,
                of(Quantity.SCALE),
                of(Quantity.SHEAR),
                of(Quantity.DOWN) * unit,
                of(Quantity.RIGHT) * unit);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Transform transform && values.equals(transform.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
