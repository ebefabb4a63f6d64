package org.kernelscope.lesson;

import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;
import org.kernelscope.scene.Scene;
import org.kernelscope.scene.SceneJson;
import org.kernelscope.storage.JsonFields;
import org.kernelscope.text.UserFacingException;

/**
 * Reads a lesson: CommonMark with a front matter; a heading of the second level begins a step, and
 * fenced blocks are its scene, question, reveal, task, cards and notes. docs/lessons.md has the
 * format. A mistake is listed with its line, and the rest is read.
 */
public final class LessonParser {
    /** The longest lesson in characters. */
    public static final int MAX_CHARACTERS = 256 << 10;

    private static final int MOST_STEPS = 100;
    private static final int MOST_PROBLEMS = 200;
    private static final int MOST_OPTIONS = 9;
    private static final int MOST_CARDS = 12;
    static final int LONGEST_TITLE = 120;
    private static final int USUAL_HINT_SECONDS = 45;
    private static final double USUAL_TOLERANCE = 0.02;

    static final Pattern FIELD = Pattern.compile("([a-z]{2,12}):\\s*(.*)");
    private static final Pattern TAGS = Pattern.compile("(.*?)\\s*\\{([a-z, ]*)}\\s*");
    private static final Pattern OPTION = Pattern.compile("- \\[([ x])]\\s+(.+)");

    private static final Set<String> BLOCKS =
            Set.of("scene", "predict", "reveal", "do", "recall", "notes");

    private final String id;
    private final LessonFolder folder;
    private final List<Lesson.Problem> problems = new ArrayList<>();
    private final Markdown markdown = new Markdown(problems);

    private LessonParser(String id, LessonFolder folder) {
        this.id = id;
        this.folder = folder;
    }

    /**
     * Reads a lesson.
     *
     * @param id its name among the lessons
     * @param text the Markdown
     * @param folder the folder of its files
     * @throws UserFacingException if it is too long
     */
    public static Lesson parse(String id, String text, LessonFolder folder)
            throws UserFacingException {
        if (text.length() > MAX_CHARACTERS) {
            throw new UserFacingException("lesson.tooLong", text.length(), MAX_CHARACTERS);
        }
        return new LessonParser(id, folder).read(text.replace("\uFEFF", ""));
    }

    private Lesson read(String text) {
        List<String> lines = text.lines().toList();
        FrontMatter front = new FrontMatter(markdown);
        int end = front.read(lines);
        // Blank lines in its place keep the numbers of all others.
        String body = "\n".repeat(end) + String.join("\n", lines.subList(end, lines.size()));
        List<Step> steps = new ArrayList<>();
        StepDraft draft = null;
        for (Node node = Markdown.parse(body).getFirstChild();
                node != null;
                node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                finish(draft, steps);
                draft = begin(heading);
            } else if (draft == null) {
                problem(Markdown.line(node), "lesson.beforeSteps");
            } else if (node instanceof FencedCodeBlock block) {
                block(draft, block);
            } else {
                markdown.add(node, 0, draft.prediction != null ? draft.explain : draft.say);
            }
        }
        finish(draft, steps);
        if (steps.isEmpty()) {
            problem(Math.max(1, lines.size()), "lesson.noSteps");
        }
        return lesson(front, steps);
    }

    private Lesson lesson(FrontMatter front, List<Step> steps) {
        return front.lesson(
                id, steps, folder, () -> problems.stream().limit(MOST_PROBLEMS).toList());
    }

    private void problem(int line, String key, Object... arguments) {
        markdown.problem(line, new UserFacingException(key, arguments));
    }

    private static final class StepDraft {
        private final int line;
        private final String title;
        private final Set<String> tags;
        private final Set<String> seen = new HashSet<>();
        private final List<Prose.Block> say = new ArrayList<>();
        private final List<Prose.Block> explain = new ArrayList<>();
        private final List<Reveal> reveal = new ArrayList<>();
        private final List<Step.Card> cards = new ArrayList<>();
        private Prose notes = Prose.NONE;
        private @Nullable Scene scene;
        private @Nullable Prediction prediction;
        private Step.@Nullable Task task;

        StepDraft(int line, String title, Set<String> tags) {
            this.line = line;
            this.title = title;
            this.tags = tags;
        }
    }

    private StepDraft begin(Heading heading) {
        StringBuilder title = new StringBuilder();
        for (Node each = heading.getFirstChild(); each != null; each = each.getNext()) {
            if (each instanceof Text text) {
                title.append(text.getLiteral());
            } else {
                problem(Markdown.line(heading), "lesson.heading");
            }
        }
        int line = Markdown.line(heading);
        String words = title.toString();
        Set<String> tags = new HashSet<>();
        Matcher tagged = TAGS.matcher(words);
        if (tagged.matches()) {
            words = tagged.group(1);
            for (String tag : tagged.group(2).split("[, ]+")) {
                if (Set.of("short", "pad").contains(tag)) {
                    tags.add(tag);
                } else {
                    problem(line, "lesson.tag", tag);
                }
            }
        }
        if (words.isBlank() || words.length() > LONGEST_TITLE) {
            problem(line, "lesson.heading");
            words = words.isBlank() ? "?" : words.substring(0, LONGEST_TITLE);
        }
        return new StepDraft(line, words, tags);
    }

    private void finish(@Nullable StepDraft draft, List<Step> steps) {
        if (draft == null) {
            return;
        }
        if (steps.size() == MOST_STEPS) {
            problem(draft.line, "lesson.steps", MOST_STEPS);
        }
        if (steps.size() >= MOST_STEPS) {
            return;
        }
        if (!draft.reveal.isEmpty() && draft.prediction == null) {
            problem(draft.line, "lesson.reveal.alone");
        }
        steps.add(
                new Step(
                        draft.line,
                        draft.title,
                        draft.tags.contains("short"),
                        draft.tags.contains("pad"),
                        new Prose(draft.say),
                        draft.scene,
                        draft.prediction,
                        draft.reveal,
                        new Prose(draft.explain),
                        draft.task,
                        draft.cards,
                        draft.notes));
    }

    private void block(StepDraft draft, FencedCodeBlock block) {
        String[] info = String.valueOf(block.getInfo()).strip().split("\\s+");
        int line = Markdown.line(block);
        if (!BLOCKS.contains(info[0])) {
            problem(line, "lesson.block", info[0]);
            return;
        }
        if (!draft.seen.add(info[0])) {
            problem(line, "lesson.block.twice", info[0]);
            return;
        }
        String text = block.getLiteral();
        try {
            switch (info[0]) {
                case "scene" -> draft.scene = scene(text);
                case "predict" ->
                        draft.prediction = prediction(info.length > 1 ? info[1] : "", text, line);
                case "reveal" -> draft.reveal.addAll(RevealText.parse(text, this::scene));
                case "do" -> draft.task = task(text, line);
                case "recall" -> recall(draft, text, line);
                default -> draft.notes = markdown.prose(text, line + 1);
            }
        } catch (UserFacingException wrong) {
            markdown.problem(line, wrong);
        }
    }

    private Scene scene(String text) throws UserFacingException {
        String content = text.strip();
        if (!content.startsWith("{")) {
            return checked(folder.scene(content));
        }
        JsonFields fields = JsonFields.parse(content, SceneJson.MAX_CHARACTERS);
        if (!fields.has("version")) {
            fields.object().add("version", new JsonPrimitive(SceneJson.VERSION));
        }
        return checked(SceneJson.read(fields, folder.references()));
    }

    /** A lesson neither changes how a person wants the window to look nor opens lessons. */
    private static Scene checked(Scene scene) throws UserFacingException {
        if (scene.display() != null) {
            throw new UserFacingException("lesson.scene", "display");
        }
        if (scene.lesson() != null) {
            throw new UserFacingException("lesson.scene", "lesson");
        }
        return scene;
    }

    /** The text of a block before its fields, and the fields. */
    private record Fields(String text, Map<String, String> values) {
        static Fields of(List<String> lines, Set<String> known) throws UserFacingException {
            StringBuilder text = new StringBuilder();
            Map<String, String> values = new HashMap<>();
            for (String line : lines) {
                Matcher field = FIELD.matcher(line);
                if (field.matches() && known.contains(field.group(1))) {
                    if (values.put(field.group(1), field.group(2).strip()) != null) {
                        throw new UserFacingException("lesson.block.twice", field.group(1));
                    }
                } else {
                    text.append(line).append('\n');
                }
            }
            return new Fields(text.toString(), values);
        }

        String required(String name) throws UserFacingException {
            String value = values.get(name);
            if (value == null || value.isEmpty()) {
                throw new UserFacingException("lesson.field", name);
            }
            return value;
        }
    }

    private Prediction prediction(String kind, String text, int line) throws UserFacingException {
        List<String> lines = text.lines().toList();
        return switch (kind) {
            case "choices" -> choices(lines, line);
            case "number" -> {
                Fields fields = Fields.of(lines, Set.of("answer", "tolerance"));
                String share = fields.values().get("tolerance");
                if (share != null && !share.matches("(0|1|0\\.\\d{1,6})")) {
                    throw new UserFacingException("lesson.tolerance", share);
                }
                yield new Prediction.Number(
                        question(fields.text(), line),
                        Expression.parse(fields.required("answer")),
                        share == null ? USUAL_TOLERANCE : Double.parseDouble(share));
            }
            case "mark" -> {
                Fields fields = Fields.of(lines, Set.of("answer", "layer"));
                yield new Prediction.Mark(
                        question(fields.text(), line),
                        fields.required("layer"),
                        Expression.parse(fields.required("answer")));
            }
            case "bars" -> new Prediction.Bars(question(text, line));
            default -> throw new UserFacingException("lesson.predict", kind);
        };
    }

    private Prose question(String text, int line) throws UserFacingException {
        Prose question = markdown.prose(text, line + 1);
        if (question.isEmpty()) {
            throw new UserFacingException("lesson.question");
        }
        return question;
    }

    private Prediction choices(List<String> lines, int line) throws UserFacingException {
        StringBuilder text = new StringBuilder();
        List<List<Prose.Run>> options = new ArrayList<>();
        List<Integer> correct = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher option = OPTION.matcher(lines.get(i));
            if (option.matches()) {
                if (option.group(1).equals("x")) {
                    correct.add(options.size());
                }
                options.add(markdown.line(option.group(2), line + 1 + i));
            } else {
                text.append(lines.get(i)).append('\n');
            }
        }
        if (options.size() < 2 || options.size() > MOST_OPTIONS || correct.isEmpty()) {
            throw new UserFacingException("lesson.choices", MOST_OPTIONS);
        }
        return new Prediction.Choices(question(text.toString(), line), options, correct);
    }

    private Step.Task task(String text, int line) throws UserFacingException {
        Fields fields = Fields.of(text.lines().toList(), Set.of("goal", "hint", "after"));
        String after = fields.values().get("after");
        if (after != null && !after.matches("\\d{1,3}")) {
            throw new UserFacingException("lesson.after", after);
        }
        String hint = fields.values().get("hint");
        return new Step.Task(
                question(fields.text(), line),
                Goal.parse(fields.required("goal")),
                hint == null ? null : markdown.prose(hint, line),
                after == null ? USUAL_HINT_SECONDS : Integer.parseInt(after));
    }

    private void recall(StepDraft draft, String text, int line) throws UserFacingException {
        String question = null;
        List<String> lines = text.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            String each = lines.get(i);
            if (each.startsWith("Q:") && question == null) {
                question = each.substring(2).strip();
            } else if (each.startsWith("A:") && question != null) {
                draft.cards.add(
                        new Step.Card(
                                question(question, line + i),
                                question(each.substring(2).strip(), line + i)));
                question = null;
            } else if (!each.isEmpty()) {
                throw new UserFacingException("lesson.recall", each);
            }
        }
        if (question != null || draft.cards.isEmpty() || draft.cards.size() > MOST_CARDS) {
            throw new UserFacingException("lesson.recall", "");
        }
    }
}
