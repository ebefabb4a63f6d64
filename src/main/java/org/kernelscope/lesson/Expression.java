package org.kernelscope.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kernelscope.lesson.Result.Style;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.text.UserFacingException;

/**
 * A value that the program computes when a lesson is shown: {@code parameters:C3}, {@code
 * connections@lenet5-1998 / parameters@lenet5-1998}. Terms are joined by {@code + - * /} from left
 * to right, without precedence. Immutable; any thread.
 *
 * @param text as it is written in the lesson
 * @param terms at least one
 */
public record Expression(String text, List<Term> terms) {
    private static final int MOST_TERMS = 12;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern NAME =
            Pattern.compile(
                    "([a-z]{2,20})(?::([\\p{L}\\p{M}\\p{N},_-]{1,60}))?(?:@([a-z0-9-]{1,40}))?");

    public Expression {
        terms = List.copyOf(terms);
    }

    /**
     * A term.
     *
     * @param operator {@code + - *} or {@code /}, by which it joins what is left of it
     * @param number a plain number; null for a quantity
     * @param quantity null for a plain number
     * @param of the text after the colon; null if there is none
     * @param preset the network after the {@code @}; null for the one on the stage
     */
    record Term(
            char operator,
            @Nullable Double number,
            @Nullable LessonValue quantity,
            @Nullable String of,
            @Nullable Architecture preset) {
        LessonValue known() {
            return Objects.requireNonNull(quantity);
        }
    }

    /**
     * Reads an expression.
     *
     * @throws UserFacingException if it is none; the sentence says where
     */
    public static Expression parse(String text) throws UserFacingException {
        String[] words = text.trim().split("\\s+");
        if (words.length % 2 == 0 || words.length > 2 * MOST_TERMS) {
            throw new UserFacingException("lesson.expression", text);
        }
        List<Term> terms = new ArrayList<>();
        terms.add(term('+', words[0]));
        for (int i = 1; i < words.length; i += 2) {
            if (!words[i].matches("[-+*/]")) {
                throw new UserFacingException("lesson.expression", text);
            }
            terms.add(term(words[i].charAt(0), words[i + 1]));
        }
        return new Expression(text.trim(), terms);
    }

    private static Term term(char operator, String word) throws UserFacingException {
        if (NUMBER.matcher(word).matches()) {
            return new Term(operator, Double.valueOf(word), null, null, null);
        }
        Matcher parts = NAME.matcher(word);
        Optional<LessonValue> quantity =
                parts.matches() ? LessonValue.named(parts.group(1)) : Optional.empty();
        if (quantity.isEmpty()) {
            throw new UserFacingException("lesson.quantity", word);
        }
        String of = parts.group(2);
        String id = parts.group(3);
        if (!quantity.get().takes(of)) {
            throw new UserFacingException("lesson.quantity", word);
        }
        Architecture preset = null;
        if (id != null) {
            preset =
                    Presets.byId(id)
                            .orElseThrow(() -> new UserFacingException("lesson.preset", id));
            if (!quantity.get().isOfArchitecture()) {
                throw new UserFacingException("lesson.quantity.stage", word);
            }
            quantity.get().check(of, preset);
        }
        return new Term(operator, null, quantity.get(), of, preset);
    }

    /** True if it changes while the program is used. */
    public boolean isLive() {
        return terms.stream()
                .anyMatch(term -> term.quantity() != null && !term.known().isOfArchitecture());
    }

    /** True if a window is needed to know it. */
    boolean isFact() {
        return terms.stream().anyMatch(term -> term.quantity() != null && term.known().isFact());
    }

    /** True if it is a word and not a number. */
    boolean isWord() {
        return terms.size() == 1
                && terms.get(0).quantity() != null
                && terms.get(0).known().isWord();
    }

    /** True if it is a class and no quantity: guesses and names are compared with it. */
    public boolean isClass() {
        return terms.size() == 1 && terms.get(0).quantity() == LessonValue.PREDICTED;
    }

    /** True if it is a plain number. */
    boolean isConstant() {
        return terms.size() == 1 && terms.get(0).number() != null;
    }

    /**
     * Checks that a network has what it names.
     *
     * @throws UserFacingException if not
     */
    void check(Architecture architecture) throws UserFacingException {
        for (Term term : terms) {
            if (term.quantity() != null && term.preset() == null) {
                term.known().check(term.of(), architecture);
            }
            if (term.quantity() != null && term.known().isWord() && terms.size() > 1) {
                throw new UserFacingException("lesson.expression", text);
            }
        }
    }

    /** Its value; empty if it is not known in this situation. */
    public Optional<Result> in(Situation now) {
        try {
            return result(now);
        } catch (UserFacingException ofAnotherNetwork) {
            return Optional.empty();
        }
    }

    private Optional<Result> result(Situation now) throws UserFacingException {
        double sum = 0;
        Style style = Style.COUNT;
        for (Term term : terms) {
            Optional<Result> one = one(term, now);
            if (one.isEmpty() || terms.size() == 1) {
                return one;
            }
            if (!(one.get() instanceof Result.Number number)) {
                return Optional.empty();
            }
            sum =
                    switch (term.operator()) {
                        case '+' -> sum + number.value();
                        case '-' -> sum - number.value();
                        case '*' -> sum * number.value();
                        default -> sum / number.value();
                    };
            if (number.style() != Style.COUNT) {
                style = Style.REAL;
            }
        }
        if (!Double.isFinite(sum)) {
            return Optional.empty();
        }
        return Optional.of(new Result.Number(sum, sum == Math.rint(sum) ? style : Style.REAL));
    }

    private static Optional<Result> one(Term term, Situation now) throws UserFacingException {
        if (term.number() != null) {
            double value = term.number();
            return Optional.of(
                    new Result.Number(value, value == Math.rint(value) ? Style.COUNT : Style.REAL));
        }
        return term.preset() == null
                ? term.known().in(now, term.of())
                : Optional.of(term.known().of(term.preset(), term.of()));
    }
}
