package org.kernelscope.ui.train.runs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunView;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.Notices.Action;
import org.kernelscope.ui.train.model.TrainModel;

/**
 * Says that a training is not saved, for as long as that is so, and asks before it is lost with the
 * window. JavaFX thread.
 */
public final class UnsavedTraining {
    private final TrainModel model;
    private final RunFiles files;
    private final Notices notices;
    private @Nullable UserFacingException question;

    /** Watches {@code model}; offers to save it by way of {@code files}. */
    public UnsavedTraining(TrainModel model, RunFiles files, Notices notices) {
        this.model = model;
        this.files = files;
        this.notices = notices;
        model.viewProperty().subscribe(this::changed);
    }

    private void changed(RunView before, RunView now) {
        UserFacingException was = before.warning();
        UserFacingException is = now.warning();
        if (was == is) {
            return;
        }
        if (was != null) {
            notices.withdraw(was);
        }
        if (is == null) {
            withdrawQuestion();
        } else {
            notices.offer(is, List.of(save(() -> {})));
        }
    }

    private Action save(Runnable then) {
        return new Action(
                "unsaved-save", "training.unsaved.save", () -> files.chooseAndSaveRun(then));
    }

    /**
     * Called when the window is being closed.
     *
     * @param close closes it without asking; run later, if that is the answer
     * @return true if nothing would be lost
     */
    public boolean mayClose(Runnable close) {
        withdrawQuestion();
        if (!model.isAtStake()) {
            return true;
        }
        UserFacingException asked = new UserFacingException("training.unsaved.close");
        question = asked;
        List<Action> answers = new ArrayList<>();
        answers.add(save(close));
        answers.add(new Action("unsaved-close", "training.unsaved.lose", close));
        notices.offer(asked, answers);
        return false;
    }

    private void withdrawQuestion() {
        if (question != null) {
            notices.withdraw(question);
            question = null;
        }
    }
}
