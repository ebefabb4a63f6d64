package org.kernelscope.lesson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.UserFacingException;

/**
 * A condition on the state of the program that a learner brings about, such as {@code predicted = 9
 * and probability:9 > 0.5}. All clauses must hold. Immutable; any thread.
 *
 * @param text as it is written in the lesson
 * @param clauses at least one
 */
public record Goal(String text, List<Clause> clauses) {
    private static final Pattern CLAUSE = Pattern.compile("(.+?)\\s*(!=|<=|>=|=|<|>)\\s*(.+)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]{1,40}");
    private static final int MOST = 8;

    public Goal {
        clauses = List.copyOf(clauses);
    }

    /**
     * A comparison.
     *
     * @param right null if {@code word} is compared with, and is no number
     * @param word a word, or a class by its name or number; null if {@code right} is compared with
     */
    record Clause(
            Expression left, String comparison, @Nullable Expression right, @Nullable String word) {
        boolean holds(Situation now) {
            if (word != null && left.isClass()) {
                Optional<Result> predicted = left.in(now);
                OptionalInt wanted = now.classOf(word);
                return predicted.isPresent()
                        && wanted.isPresent()
                        && predicted.get() instanceof Result.Number number
                        && (number.value() == wanted.getAsInt()) == comparison.equals("=");
            }
            Optional<Result> a = left.in(now);
            Optional<Result> b =
                    right == null
                            ? Optional.of(new Result.Word(String.valueOf(word)))
                            : right.in(now);
            if (a.isEmpty() || b.isEmpty()) {
                return false;
            }
            if (a.get() instanceof Result.Number x && b.get() instanceof Result.Number y) {
                return holds(Double.compare(x.value(), y.value()));
            }
            boolean same = a.get().text().equals(b.get().text());
            return comparison.equals("=") ? same : comparison.equals("!=") && !same;
        }

        private boolean holds(int order) {
            return switch (comparison) {
                case "=" -> order == 0;
                case "!=" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }
    }

    /**
     * Reads a condition.
     *
     * @throws UserFacingException if it is none
     */
    public static Goal parse(String text) throws UserFacingException {
        List<Clause> clauses = new ArrayList<>();
        for (String part : text.trim().split("\\s+and\\s+")) {
            Matcher parts = CLAUSE.matcher(part);
            if (!parts.matches() || clauses.size() == MOST) {
                throw new UserFacingException("lesson.goal", text);
            }
            Expression left = Expression.parse(parts.group(1));
            String right = parts.group(3);
            boolean ordered = !parts.group(2).equals("=") && !parts.group(2).equals("!=");
            if (left.isWord()) {
                if (ordered || !WORD.matcher(right).matches()) {
                    throw new UserFacingException("lesson.goal", text);
                }
                clauses.add(new Clause(left, parts.group(2), null, right));
            } else if (left.isClass() && !ordered) {
                clauses.add(ofClass(left, parts.group(2), right));
            } else {
                clauses.add(new Clause(left, parts.group(2), Expression.parse(right), null));
            }
        }
        return new Goal(text.trim(), clauses);
    }

    /** The class is a number, a name, or the value of an expression. */
    private static Clause ofClass(Expression left, String comparison, String right)
            throws UserFacingException {
        try {
            Expression value = Expression.parse(right);
            return new Clause(left, comparison, value, value.isConstant() ? right : null);
        } catch (UserFacingException noValue) {
            if (!WORD.matcher(right).matches()) {
                throw noValue;
            }
            return new Clause(left, comparison, null, right);
        }
    }

    /** True if the goal is reached. */
    public boolean holds(Situation now) {
        return clauses.stream().allMatch(clause -> clause.holds(now));
    }

    /**
     * Checks that the goal can be reached with a network: it has what the goal names, no number is
     * out of reach, and no two clauses exclude each other.
     *
     * @throws UserFacingException if it cannot; the sentence names the clause
     */
    void check(Architecture architecture) throws UserFacingException {
        Map<String, double[]> ranges = new HashMap<>();
        Map<String, String> words = new HashMap<>();
        double probabilities = 0;
        for (Clause clause : clauses) {
            clause.left().check(architecture);
            if (clause.right() != null) {
                clause.right().check(architecture);
            }
            String left = clause.left().text();
            if (clause.word() != null && clause.right() == null) {
                word(clause, architecture, words);
                continue;
            }
            Optional<Double> number = constant(clause.right());
            if (number.isEmpty() || clause.left().terms().size() > 1) {
                continue;
            }
            Expression.Term term = clause.left().terms().get(0);
            if (term.quantity() == null) {
                throw new UserFacingException("lesson.goal", text);
            }
            double[] range = ranges.get(left);
            if (range == null) {
                range =
                        new double[] {
                            term.known().least(), term.known().most(architecture, term.of())
                        };
                ranges.put(left, range);
            }
            if (!narrow(range, clause.comparison(), number.get())) {
                throw new UserFacingException("lesson.goal.unreachable", text, left);
            }
            if (term.known() == LessonValue.PROBABILITY && clause.comparison().startsWith(">")) {
                probabilities += number.get();
                if (probabilities >= 1) {
                    throw new UserFacingException("lesson.goal.unreachable", text, left);
                }
            }
        }
    }

    private void word(Clause clause, Architecture architecture, Map<String, String> words)
            throws UserFacingException {
        String word = String.valueOf(clause.word());
        LessonValue quantity = clause.left().terms().get(0).known();
        if (quantity == LessonValue.PREDICTED) {
            throw LessonValue.noClass(word, architecture);
        }
        List<String> known =
                quantity == LessonValue.LAYER
                        ? architecture.layers().stream().map(each -> each.name()).toList()
                        : quantity.words();
        if (!known.isEmpty() && !known.contains(word)) {
            throw new UserFacingException(
                    "json.choice", clause.left().text(), word, String.join(", ", known));
        }
        if (clause.comparison().equals("=")) {
            String other = words.put(clause.left().text(), word);
            if (other != null && !other.equals(word)) {
                throw new UserFacingException(
                        "lesson.goal.unreachable", text, clause.left().text());
            }
        }
    }

    private static Optional<Double> constant(@Nullable Expression expression) {
        return expression == null || expression.terms().size() > 1
                ? Optional.empty()
                : Optional.ofNullable(expression.terms().get(0).number());
    }

    /** Narrows a range; false if nothing is left of it. */
    private static boolean narrow(double[] range, String comparison, double number) {
        boolean within = number >= range[0] && number <= range[1];
        switch (comparison) {
            case "=" -> {
                range[0] = Math.max(range[0], number);
                range[1] = Math.min(range[1], number);
            }
            case ">", ">=" -> range[0] = Math.max(range[0], number);
            case "<", "<=" -> range[1] = Math.min(range[1], number);
            default -> {
                return true;
            }
        }
        boolean strict = comparison.equals(">") || comparison.equals("<");
        return range[0] < range[1] || range[0] == range[1] && within && !strict;
    }
}
