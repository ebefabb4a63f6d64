package org.kernelscope.cli;

import org.kernelscope.data.Augmentation;
import org.kernelscope.training.settings.AugmentationText;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code --augment}, as {@link AugmentationText} reads it. */
final class AugmentOption implements ITypeConverter<Augmentation> {
    @Override
    public Augmentation convert(String text) {
        try {
            return AugmentationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
