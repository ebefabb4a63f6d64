package org.kernelscope.ui.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1.23456, 1.235",
        "-0.0412, −0.0412",
        "12.345678, 12.35",
        "-123.456, −123.5",
        "0.00001, 1.0e−05",
        "-0.00001, −1.0e−05",
        "9.99996, 10.00",
        "99.9996, 100.0",
        "1234.5, 1234.5",
        "99999.9, 99999.9",
        "99999.96, 1.000e+05",
        "127126368, 1.271e+08",
        "-3.4e38, −3.400e+38",
        "-Infinity, −∞"
    })
    void valuesHaveAboutFourPlaces(double value, String text) {
        assertThat(Numbers.value(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.5, +0.5000", "-0.5, −0.5000", "0, 0", "-0.00001, −1.0e−05", "-250, −250.0"})
    void aSignCanBeAskedFor(double value, String text) {
        assertThat(Numbers.signed(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.534, 0.53", "-1.2, −1.20", "0, 0", "-0.001, 0.00", "10.125, 10.13"})
    void cellsHaveTwoPlaces(double value, String text) {
        assertThat(Numbers.cell(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 %",
        "1e-30, < 0.1 %",
        "0.0004999, < 0.1 %",
        "0.0005, 0.1 %",
        "0.9731, 97.3 %",
        "0.9994, 99.9 %",
        "0.9995, > 99.9 %",
        "0.99999994, > 99.9 %",
        "1, 100.0 %"
    })
    void nearlyCertainIsNotCertain(double probability, String text) {
        assertThat(Numbers.percent(probability)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, < 0.1 %", "0.5, 50.0 %", "0.9994, 99.9 %", "0.9995, > 99.9 %", "1, > 99.9 %"})
    void aProbabilityOfASoftmaxIsNeverZeroOrOne(double probability, String text) {
        assertThat(Numbers.probability(probability)).isEqualTo(text);
    }

    @Test
    void theLanguageOfTheMachineDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Numbers.value(1.5)).isEqualTo("1.500");
            assertThat(Numbers.percent(0.5)).isEqualTo("50.0 %");
            assertThat(Numbers.count(48_120)).isEqualTo("48,120");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aProbabilityNearItsEndIsNoEquation() {
        assertThat(Numbers.isProbability(0.973)).isEqualTo("= 97.3 %");
        assertThat(Numbers.isProbability(0.99999)).isEqualTo("> 99.9 %");
        assertThat(Numbers.isProbability(0.0001)).isEqualTo("< 0.1 %");
    }

    @Test
    void aDifferenceOfCountsHasItsSign() {
        assertThat(Numbers.signedCount(-1_206)).isEqualTo("−1,206");
        assertThat(Numbers.signedCount(3)).isEqualTo("+3");
        assertThat(Numbers.signedCount(0)).isEqualTo("0");
    }
}
